import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Comparison } from '../../../src/contract/admin/rule-file';
import { adminApi, ok, problem } from '../../shared/testing/fakes';
import { testWords } from '../../shared/testing/test-words';
import { RuleFileSection } from './rule-file-section';

const SEEN = [{ id: 'rule-1', revision: 7 }];

async function show(calls: Partial<AdminApi>, words = testWords()) {
  const changed: string[] = [];
  const onChanged = async () => void changed.push('changed');
  const screen = await render(<RuleFileSection api={adminApi(calls)} hasRules onChanged={onChanged} />, words);
  return { ...screen, changed };
}

/** Pasted and compared. */
async function compared(comparison: Comparison, calls: Partial<AdminApi> = {}, words = testWords()) {
  const asked: unknown[] = [];
  const screen = await show({ ...calls, compareRules: async (input) => (asked.push(input), ok(comparison)) }, words);
  await screen.press(words.say('ruleFile.import'));
  await screen.type(words.say('ruleFile.paste'), '{ rules }');
  await screen.submit();
  expect(asked).toEqual([{ text: '{ rules }', mode: 'replace' }]);
  return screen;
}

const finding = (found: Partial<Extract<Comparison, { kind: 'compared' }>>): Comparison => ({
  kind: 'compared',
  rules: [],
  unmatched: [],
  seen: SEEN,
  ...found,
});
const isDisabled = (screen: { all(type: string): { props: Record<string, unknown> }[] }) =>
  screen.all('LoadingButton').at(-1)?.props.isDisabled;

describe('exporting rules', () => {
  it('gives them as a text to copy, and says what is not in it', async () => {
    const screen = await show({ exportRules: async () => ok({ text: '{}', rules: 2, unfinished: 1 }) });
    await screen.press('Export the rules');
    expect(screen.text()).toContain('2 rules, as JSON.');
    expect(screen.text()).toContain('1 rule is not complete, so it is not in it.');
    expect(screen.field('Exported rules').props).toMatchObject({ value: '{}', isReadOnly: true });
    expect(screen.buttons()).toContain('Copy the rules');
  });

  it('says why it does not work', async () => {
    const screen = await show({ exportRules: async () => problem('jira-unavailable') });
    await screen.press('Export the rules');
    expect(screen.text()).toContain('Jira did not answer in time');
  });
});

describe('importing rules', () => {
  it('asks for the text', async () => {
    const screen = await show({});
    await screen.press('Import rules');
    await screen.submit();
    expect(screen.messageOf('Paste the exported rules')).toBe('Paste the exported rules first.');
  });

  it('says everything that is wrong with the text, by rule and part', async () => {
    const screen = await compared({
      kind: 'wrong',
      problems: [
        { kind: 'unknown-part', rule: 1, part: 'weather' },
        { kind: 'wrong-value', rule: 2, part: 'projectIds' },
      ],
    });
    expect(screen.text()).toContain('This text cannot be imported');
    expect(screen.text()).toContain('Rule 1: this version of the app does not know the part “weather”.');
    expect(screen.text()).toContain('Rule 2: what stands under “Projects” is not possible.');
    expect(screen.buttons()).not.toContain('Import these rules');
  });

  it('shows what would become of each rule before anything is done, then does it', async () => {
    const saved: unknown[] = [];
    const screen = await compared(
      finding({
        rules: [
          { what: 'added', name: 'New', parts: [{ part: 'campaign', after: { id: 7, name: 'Jira' } }] },
          { what: 'changed', name: 'Support', parts: [{ part: 'samplePercent', before: 10, after: 50 }] },
          { what: 'unchanged', name: 'Rest', parts: [] },
          { what: 'removed', name: 'Gone', parts: [{ part: 'name', before: 'Gone' }] },
        ],
      }),
      { importRules: async (input) => (saved.push(input), ok(null)) },
    );
    for (const line of [
      'New New Campaign: Jira (7)',
      'Support Changed Percent of work items that are surveyed: 10 % → 50 %',
      'Rest Stays as it is',
      'Gone Deleted',
    ])
      expect(screen.text()).toContain(line);
    expect(saved).toEqual([]);
    await screen.press('Import these rules');
    expect(saved).toEqual([{ text: '{ rules }', mode: 'replace', leaveOut: false, seen: SEEN }]);
    expect(screen.changed).toEqual(['changed']);
    expect(screen.text()).toContain('The rules are imported.');
  });

  it('says what this site does not have, and waits for leave to do without', async () => {
    const saved: unknown[] = [];
    const screen = await compared(
      finding({
        rules: [
          { what: 'added', name: 'New', parts: [] },
          { what: 'left-out', name: 'Support', parts: [] },
        ],
        unmatched: [
          { sort: 'projects', id: '10007', name: 'Support' },
          { sort: 'fields', id: 'customfield_1' },
        ],
      }),
      { importRules: async (input) => (saved.push(input.leaveOut), ok(null)) },
    );
    expect(screen.text()).toContain('Project Support');
    expect(screen.text()).toContain('Field customfield_1');
    expect(screen.text()).toContain('Without what this site does not have, it would survey about something else');
    expect(isDisabled(screen)).toBe(true);
    await screen.tick('Leave this out of the rules', true);
    expect(isDisabled(screen)).toBe(false);
    await screen.press('Import these rules');
    expect(saved).toEqual([true]);
  });

  it('imports nothing where a rule cannot be saved, and says which and why', async () => {
    const screen = await compared(
      finding({ rules: [{ what: 'added', name: 'Bad', parts: [], problem: 'jql-wrong' }] }),
    );
    expect(screen.text()).toContain('Bad New');
    expect(screen.text()).toContain('It cannot be saved: Jira does not take its JQL from the app.');
    expect(isDisabled(screen)).toBe(true);
  });

  it('says that nothing would change, or that there would be too many', async () => {
    const same = await compared(finding({ rules: [{ what: 'unchanged', name: 'Rest', parts: [] }] }));
    expect(same.text()).toContain('Nothing would change.');
    expect(same.buttons()).not.toContain('Import these rules');
    expect((await compared({ kind: 'too-many-rules' })).text()).toContain('There would be more than 50 rules.');
  });

  it('forgets what was compared once the text is another, and says where somebody else was faster', async () => {
    const rules = [{ what: 'added' as const, name: 'New', parts: [] }];
    const screen = await compared(finding({ rules }), { importRules: async () => problem('changed-meanwhile') });
    await screen.press('Import these rules');
    expect(screen.text()).toContain(
      'Another admin has changed the rules meanwhile, so nothing was done. Compare again.',
    );
    await screen.type('Paste the exported rules', '{ others }');
    expect(screen.text()).not.toContain('Another admin');
    expect(screen.buttons()).not.toContain('Import these rules');
  });

  it('speaks Danish', async () => {
    const screen = await compared(finding({ rules: [] }), {}, testWords('da-DK'));
    expect(screen.text()).toContain('Intet ville blive ændret.');
  });
});
