import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ReplayedCompletion } from '../../../src/contract/admin/dry-run';
import type { RuleParts } from '../../../src/contract/admin/rules';
import { adminApi, never, ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { NOW, testWords } from '../../shared/testing/test-words';
import { DryRunSection } from './dry-run-section';

const RULE: RuleParts = { campaignId: 1, projectIds: 'all', finishedStatuses: 'done-category' };
type Completion = Parameters<AdminApi['replayCompletions']>[0]['completions'][number];
const completions = (count: number): Completion[] =>
  Array.from({ length: count }, (_, index) => ({ workItemId: String(index), changeId: '1', at: NOW, atOnce: 1 }));
const sent = (index: number, respondentId = `person-${index}`): ReplayedCompletion => ({
  ...{ fate: 'sent', workItemKey: `KAN-${index}`, respondentId },
  asked: { workItemId: String(index), respondent: `digest-${respondentId}`, at: NOW + index },
});

/** A dry run of so many completions, each of which ends as `fateOf` says. */
async function dryRun(
  count: number,
  fateOf: (index: number) => ReplayedCompletion = sent,
  calls: Partial<AdminApi> = {},
  words = testWords(),
  read: () => Promise<RuleParts | undefined> = async () => RULE,
) {
  const asked: Parameters<AdminApi['replayCompletions']>[0][] = [];
  const api = adminApi({
    findCompletions: async () => ok({ completions: completions(count), more: false, unseen: [] }),
    replayCompletions: async (input) => {
      asked.push(input);
      return ok(input.completions.map(({ workItemId }) => fateOf(Number(workItemId))));
    },
    ...calls,
  });
  const screen = await render(<DryRunSection api={api} ruleId="rule-1" read={read} />, words);
  await screen.press(words.say('dryRun.start'));
  return { screen, asked };
}

const titleOf = ({ screen }: Awaited<ReturnType<typeof dryRun>>) => screen.all('SectionMessage')[0]?.props.title;

describe('a dry run', () => {
  it('counts what would have been sent, and says why not the rest, with their work items', async () => {
    const fates: ReplayedCompletion[] = [
      sent(0),
      { fate: 'not-sent', reason: 'no-email', workItemKey: 'KAN-1' },
      { fate: 'not-sent', reason: 'quarantine', workItemKey: 'KAN-2' },
      { fate: 'not-sent', reason: 'quarantine', workItemKey: 'KAN-3' },
      { fate: 'no-completion', workItemKey: 'KAN-4' },
      { fate: 'waiting', reason: 'not-yet', workItemKey: 'KAN-5' },
      { fate: 'other-rule', ruleId: 'rule-2', workItemKey: 'KAN-6' },
      { fate: 'unknown' },
    ];
    const run = await dryRun(fates.length, (index) => fates[index] as ReplayedCompletion);
    expect(titleOf(run)).toBe('Would have sent 1 of 7 surveys');
    const [first] = run.screen.all('ListItem');
    expect(first?.findAllByType('Text' as never).map(({ props }) => props.children)).toEqual([
      expect.stringMatching(/^2 × /),
      'KAN-2, KAN-3',
    ]);
    expect(run.screen.text()).toContain('Would still wait: ');
    expect(run.screen.text()).toContain('Another rule decides, because it comes first.');
    expect(run.screen.text()).toContain('Everything else is as it is now');
    expect(run.screen.text()).not.toContain('more than once');
  });

  /** They are one person's, about as many work items. */
  const lastOfEach = (count: number) =>
    Array.from({ length: count }, (_, index) => sent(count - 1 - index, 'customer-1').asked);

  it('goes step by step, and hands each step who was asked before', async () => {
    const { asked } = await dryRun(45, (index) => sent(index, 'customer-1'));
    expect(asked.map(({ completions: some }) => some.length)).toEqual([20, 20, 5]);
    expect(asked.map((each) => each.asked)).toEqual([[], lastOfEach(20), lastOfEach(40)]);
    expect(asked[0]).toMatchObject({ ruleId: 'rule-1', rule: RULE, days: 30 });
  });

  it('names who would have been asked more than once', async () => {
    const { screen } = await dryRun(4, (index) => sent(index, index < 3 ? 'customer-1' : 'customer-2'));
    expect(screen.text()).toContain('1 person would have been asked more than once');
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['customer-1']);
    expect(screen.text()).toContain('3 times');
  });

  it('shows how far it is, and ends where somebody cancels', async () => {
    const run = await dryRun(3, sent, { replayCompletions: never });
    expect(run.screen.text()).toContain('0 of 3 completions');
    expect(run.screen.all('ProgressBar')[0]?.props.value).toBe(0);
    await run.screen.press('Cancel');
    expect(titleOf(run)).toBe('Would have sent 0 of 0 surveys');
    expect(run.screen.text()).toContain('Cancelled: this is how far it came.');
    expect(run.screen.buttons()).toEqual(['Start the dry run']);
  });

  it('keeps what it knows where it breaks off, and says why', async () => {
    let steps = 0;
    const run = await dryRun(25, sent, {
      replayCompletions: async ({ completions: some }) =>
        steps++ === 0 ? ok(some.map((_, index) => sent(index))) : problem('jira-unavailable', 30),
    });
    expect(titleOf(run)).toBe('Would have sent 20 of 20 surveys');
    expect(run.screen.text()).toContain('Try again in 30 seconds. This is how far it came.');
    expect((await dryRun(1, sent, { findCompletions: async () => problem('jira-refused') })).screen.text()).toContain(
      'Perhaps the app may not see one of the projects.',
    );
  });

  it('says so where there was nothing, and where there was more than it looks at', async () => {
    expect(titleOf(await dryRun(0))).toBe('Nothing was finished here in the last 30 days');
    const more = { findCompletions: async () => ok({ completions: completions(1), more: true, unseen: [] }) };
    expect((await dryRun(1, sent, more)).screen.text()).toContain('only the 1,000 that changed last were looked at');
  });

  it('names the projects that it left out', async () => {
    const unseen = ['Kanban', 'Team'];
    const some = { findCompletions: async () => ok({ completions: completions(1), more: false, unseen }) };
    expect((await dryRun(1, sent, some)).screen.text()).toContain('the work items there: Kanban and Team.');
  });

  it('does not begin while something of the rule is missing', async () => {
    const { screen, asked } = await dryRun(1, sent, {}, testWords(), async () => undefined);
    expect(screen.text()).toContain('Something above is missing or wrong: see beside it.');
    expect(asked).toEqual([]);
  });

  it('speaks Danish', async () => {
    expect(titleOf(await dryRun(2, sent, {}, testWords('da-DK')))).toBe('Ville have sendt 2 af 2 undersøgelser');
  });
});
