import { adfOf, adfText, isAdf } from './adf';

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});

describe('a document is well-formed', () => {
  it.each([
    ['with nothing in it', doc()],
    ['with an empty paragraph', doc(paragraph(), { type: 'paragraph' })],
    ['made of plain text', adfOf('one\n\ntwo')],
    ['with line breaks', doc(paragraph(text('a'), { type: 'hardBreak' }, text('b')))],
    [
      'with marks',
      doc(paragraph(text('a', { type: 'strong' }, { type: 'link', attrs: { href: 'https://a.example' } }))),
    ],
    ['with a heading', doc({ type: 'heading', attrs: { level: 2 }, content: [text('a')] })],
    ['with a list', doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a'))] }] })],
    ['with a panel', doc({ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('a'))] })],
  ])('%s', (_name, value) => {
    expect(isAdf(value)).toBe(true);
  });
});

describe('a document is malformed', () => {
  it.each([
    ['that is plain text', 'words'],
    ['that is null', null],
    ['without version', { type: 'doc', content: [] }],
    ['of another version', { type: 'doc', version: 2, content: [] }],
    ['that is only a paragraph', paragraph(text('a'))],
    ['with empty text', doc(paragraph(text('')))],
    ['with text outside of a paragraph', doc(text('a'))],
    ['with a paragraph in a paragraph', doc(paragraph(paragraph()))],
    ['with an unknown node', doc({ type: 'marquee' })],
    ['with an unknown property', doc({ ...paragraph(), align: 'left' })],
    ['with an unknown mark', doc(paragraph(text('a', { type: 'blink' })))],
    ['with a heading without level', doc({ type: 'heading', content: [] })],
    ['with a heading of level 9', doc({ type: 'heading', attrs: { level: 9 }, content: [] })],
    ['with a list without items', doc({ type: 'bulletList', content: [paragraph()] })],
    ['with a panel of no kind', doc({ type: 'panel', attrs: { panelType: 'loud' }, content: [paragraph()] })],
  ])('%s', (_name, value) => {
    expect(isAdf(value)).toBe(false);
  });
});

it('is read as a line for each block', () => {
  expect(adfText(doc(paragraph(text('a'), { type: 'hardBreak' }, text('b')), paragraph(text('c'))))).toBe('a\nb\nc');
  expect(adfText(adfOf('one\n\ntwo'))).toBe('one\n\ntwo');
});
