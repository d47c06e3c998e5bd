import React from 'react';
import type { Respondent, SourceFieldOption } from '../../../src/contract/admin/rule-respondent';
import type { Result } from '../../../src/contract/result';
import { ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { testWords } from '../../shared/testing/test-words';
import { RespondentFields } from './respondent-fields';
import { respondentWords } from './respondent-words';
import { useRespondentChoice } from './use-respondent-choice';

const CONTACT = { id: 'customfield_1', name: 'Contact' };
const MAIL = { id: 'customfield_2', name: 'Customer e-mail' };
const PARTICIPANTS = { id: 'customfield_3', name: 'Request participants' };
const FIELDS: SourceFieldOption[] = [
  { ...CONTACT, holds: 'people' },
  { ...MAIL, holds: 'text' },
  { ...PARTICIPANTS, holds: 'participants' },
];

async function show(kept?: Respondent, fields: Result<SourceFieldOption[]> = ok(FIELDS), words = testWords()) {
  const seen: { respondent?: Respondent } = {};
  function Part() {
    const choice = useRespondentChoice({ listSourceFields: async () => fields }, kept);
    seen.respondent = choice.respondent;
    return <RespondentFields choice={choice} />;
  }
  const screen = await render(<Part />, words);
  const press = (label: string, index: number) => {
    const found = screen.all('Button').filter(({ children }) => children.join('') === label)[index];
    return screen.during(() => (found?.props.onClick as () => void)());
  };
  return { screen, seen, press };
}

describe('whom a rule surveys', () => {
  it('is the reporter, and nothing is saved of that', async () => {
    const { screen, seen } = await show();
    expect(screen.text()).toContain('The reporter');
    expect(screen.buttons()).toEqual([]);
    expect(seen.respondent).toBeUndefined();
  });

  it('can be everyone, with what several ratings come to said, and back to the first alone', async () => {
    const kept: Respondent = { sources: [{ kind: 'reporter' }, { kind: 'person', field: CONTACT }] };
    const { screen, seen } = await show(kept);
    expect(screen.text()).toContain('Contact: the first person');
    await screen.pick('Who of them', { value: 'mean', label: '' });
    expect(seen.respondent).toEqual({ ...kept, everyone: 'mean' });
    expect(screen.text()).toContain('Contact: everyone in it');
    expect(screen.text()).toContain('A mean is rounded to a whole number, a half down.');
    expect(respondentWords(testWords(), seen.respondent)).toBe(
      'Goes to everyone of: the reporter, everyone in Contact. The mean of the ratings counts.',
    );
    await screen.pick('Who of them', { value: '', label: '' });
    expect(seen.respondent).toEqual(kept);
  });

  it('can be added to, ordered and taken from', async () => {
    const { screen, seen, press } = await show();
    await screen.pick('Add a source', { value: CONTACT.id, label: '' });
    await screen.pick('Add a source', { value: MAIL.id, label: '' });
    expect(screen.buttons()).toEqual([
      'Move up',
      'Move down',
      'Remove',
      'Move up',
      'Move down',
      'Remove',
      'Move up',
      'Move down',
      'Remove',
    ]);
    await press('Move up', 1);
    expect(seen.respondent?.sources).toEqual([
      { kind: 'person', field: CONTACT },
      { kind: 'reporter' },
      { kind: 'address', field: MAIL },
    ]);
    await press('Remove', 1);
    expect(seen.respondent?.sources.map(({ kind }) => kind)).toEqual(['person', 'address']);
    await press('Move down', 0);
    expect(seen.respondent?.sources.map(({ kind }) => kind)).toEqual(['address', 'person']);
  });

  it('offers what is not chosen yet', async () => {
    const { screen } = await show({ sources: [{ kind: 'participants', field: PARTICIPANTS }] });
    const options = screen.field('Add a source').props.options as { label: string }[];
    expect(options.map(({ label }) => label)).toEqual([
      'The reporter',
      'Contact: the first person',
      'Customer e-mail: the e-mail address',
    ]);
  });

  it('keeps what was chosen while the fields cannot be read', async () => {
    const kept: Respondent = { sources: [{ kind: 'person', field: CONTACT }, { kind: 'reporter' }], phone: MAIL };
    const { screen, seen } = await show(kept, problem('jira-unavailable'));
    expect(screen.text()).toContain('Contact: the first person');
    expect(seen.respondent).toEqual(kept);
  });

  it('has a telephone number from a text field, or none', async () => {
    const { screen, seen } = await show();
    await screen.pick('Phone number', { value: MAIL.id, label: '' });
    expect(seen.respondent).toEqual({ sources: [{ kind: 'reporter' }], phone: MAIL });
    await screen.pick('Phone number', { value: '', label: '' });
    expect(seen.respondent).toBeUndefined();
  });
});

it('is said in one sentence, in both languages', () => {
  const respondent: Respondent = {
    sources: [{ kind: 'participants', field: PARTICIPANTS }, { kind: 'address', field: MAIL }, { kind: 'reporter' }],
  };
  expect(respondentWords(testWords(), respondent)).toBe(
    'Goes to: the first from outside in Request participants, otherwise the e-mail address in Customer e-mail, otherwise the reporter',
  );
  expect(respondentWords(testWords('da-DK'), respondent)).toBe(
    'Sendes til: den første udefra i Request participants, ellers e-mailadressen i Customer e-mail, ellers rapportøren',
  );
  expect(respondentWords(testWords(), undefined)).toBeUndefined();
});
