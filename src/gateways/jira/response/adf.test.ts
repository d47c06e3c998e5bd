import { textOf, toAdf } from './adf';

const text = (said: string) => ({ type: 'text', text: said });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const hardBreak = { type: 'hardBreak' };

describe('plain text as a document', () => {
  it.each([
    ['One', [paragraph(text('One'))]],
    ['One\nTwo', [paragraph(text('One'), hardBreak, text('Two'))]],
    ['One\r\nTwo\rThree', [paragraph(text('One'), hardBreak, text('Two'), hardBreak, text('Three'))]],
    ['One\n\nTwo', [paragraph(text('One')), paragraph(text('Two'))]],
    ['One\r\n\r\n\r\nTwo', [paragraph(text('One')), paragraph(text('Two'))]],
    // Jira refuses empty text nodes.
    ['\nOne\n', [paragraph(hardBreak, text('One'), hardBreak)]],
    ['', [paragraph()]],
  ])('%j', (plain, content) => {
    expect(toAdf(plain)).toEqual({ type: 'doc', version: 1, content });
  });
});

describe('the text of a document', () => {
  it.each(['One', 'One\nTwo', 'One\n\nTwo\nThree', ''])('is what was put in: %j', (plain) => {
    expect(textOf(toAdf(plain))).toBe(plain);
  });

  it('is all of it, however deep', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a'), text('b'))] }] };
    expect(textOf({ type: 'doc', version: 1, content: [list, paragraph(text('c'))] })).toBe('ab\n\nc');
  });

  it.each([[null], [undefined], ['text'], [7], [{}], [{ type: 'paragraph' }], [{ type: 'doc', content: [7, null] }]])(
    'is empty, or nearly, of %j',
    (node) => expect(textOf(node).trim()).toBe(''),
  );
});
