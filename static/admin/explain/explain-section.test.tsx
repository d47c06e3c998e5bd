import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Explanation } from '../../../src/contract/admin/explain';
import type { CheckView } from '../../../src/contract/check-view';
import { CHECKS } from '../../../src/domain/eligibility/decide';
import { adminApi, ok, problem } from '../../shared/testing/fakes';
import { NOW, testWords } from '../../shared/testing/test-words';
import { ExplainSection } from './explain-section';

const checks = CHECKS.map(({ name }): CheckView => ({ name, verdict: 'pass' }));
const explanation: Explanation = {
  workItemKey: 'KAN-1',
  shown: { summary: 'Printer on fire', status: 'To Do' },
  reporter: 'customer-1',
  subject: 'if-finished',
  checks,
  outcome: 'send',
};

/** These checks say this, the rest pass. */
function saying(...said: CheckView[]): CheckView[] {
  return checks.map((check) => said.find(({ name }) => name === check.name) ?? check);
}

async function explain(reply: Awaited<ReturnType<AdminApi['explain']>>, words = testWords(), key = ' kan-1 ') {
  const asked: unknown[] = [];
  const api = adminApi({ explain: async (input) => (asked.push(input), reply) });
  const screen = await render(<ExplainSection api={api} />, words);
  await screen.type(words.say('loop.key'), key);
  await screen.submit();
  return { screen, asked };
}

describe('explaining a work item', () => {
  it('shows who would get a survey, and every check, where all pass', async () => {
    const { screen, asked } = await explain(ok(explanation));
    expect(asked).toEqual([{ workItemKey: 'kan-1' }]);
    expect(screen.text()).toContain('KAN-1: Printer on fire To Do');
    expect(screen.text()).toContain('It has had no survey.');
    expect(screen.text()).toContain('It is not finished.');
    expect(screen.text()).toContain('If it were finished now, a survey would go to');
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['customer-1', 'customer-1']);
    expect(screen.all('ListItem')).toHaveLength(CHECKS.length);
    expect(screen.text()).not.toContain('One more check');
  });

  it('shows each verdict with its reason, and the one that decides', async () => {
    const because: CheckView = { name: 'not-excluded', verdict: 'skip', reason: 'excluded' };
    const { screen } = await explain(
      ok({
        ...explanation,
        checks: saying(
          because,
          { name: 'has-respondent', verdict: 'skip', reason: 'no-reporter' },
          { name: 'has-address', verdict: 'not-reached' },
        ),
        outcome: 'skip',
        because,
      }),
    );
    expect(screen.text()).toContain(
      'Nobody chose not to survey it No survey Somebody chose not to survey this work item',
    );
    expect(screen.text()).toContain('No survey The work item has no reporter.');
    expect(screen.text()).toContain('Not reached');
    const [outcome] = screen.all('SectionMessage');
    expect(outcome?.props).toMatchObject({
      appearance: 'warning',
      title: 'If it were finished now, no survey would go out',
    });
  });

  it('says what Jira could not tell', async () => {
    const because: CheckView = { name: 'was-completion', verdict: 'later', waitsFor: 'work-item' };
    const { screen } = await explain(
      ok({ ...explanation, subject: 'finished', checks: saying(because), outcome: 'later', because }),
    );
    expect(screen.text()).toContain('Not known now Jira did not say.');
    expect(screen.all('SectionMessage')[0]?.props.title).toBe('Its survey would wait');
  });

  it('shows the survey there is, and that nothing is decided again', async () => {
    const survey = { id: '1:2', state: 'skipped' as const, reason: 'no-email', plannedAt: NOW, changedAt: NOW };
    const { screen } = await explain(ok({ ...explanation, subject: 'finished', survey, outcome: 'decided' }));
    expect(screen.text()).toContain('Survey Not sent');
    expect(screen.text()).toContain('The reporter has no e-mail address');
    expect(screen.all('SectionMessage')[0]?.props.title).toBe('This has been decided');
  });

  it('says that a survey would wait for the end of a pause', async () => {
    const { screen } = await explain(ok({ ...explanation, stopped: 'paused' }));
    expect(screen.text()).toContain('Sending is paused');
  });

  it('leaves out the title that the reader may not see', async () => {
    const { screen } = await explain(ok({ ...explanation, shown: undefined }));
    expect(screen.text()).toContain('You may not see this work item in Jira, so its title is left out.');
  });

  it.each([
    [problem('not-found'), 'There is no work item with this key'],
    [problem('jira-refused'), 'You see this work item, but the app does not'],
    [problem('jira-unavailable'), 'Jira did not answer in time'],
  ])('says beside the field why there is no explanation: %j', async (reply, text) => {
    const { screen } = await explain(reply);
    expect(screen.messageOf('Work item')).toContain(text);
    expect(screen.all('List')).toEqual([]);
  });

  it('asks for a key before it calls anything', async () => {
    const { screen, asked } = await explain(ok(explanation), testWords(), 'the printer');
    expect(screen.messageOf('Work item')).toBe('Enter a work item key such as KAN-1.');
    expect(asked).toEqual([]);
  });

  it('has Danish words for every check', async () => {
    const { screen } = await explain(ok(explanation), testWords('da-DK'));
    expect(screen.text()).toContain('Blev den færdig nu, ville en undersøgelse gå til');
    expect(screen.text()).not.toContain('Endnu et tjek');
  });

  it('previews a rule as it is typed, with what nps.today would get', async () => {
    const rule = { campaignId: 1, projectIds: 'all' as const, finishedStatuses: 'done-category' as const };
    const asked: unknown[] = [];
    const payload = { campaignId: 1, custom: { issueKey: 'KAN-1', surveyToken: '…' } };
    const reply: Explanation = { ...explanation, subject: 'finished', isPreview: true, byOtherRule: true, payload };
    const api = adminApi({ explain: async (input) => (asked.push(input), ok(reply)) });
    const typed: { rule?: typeof rule } = {};
    const draft = { ruleId: 'rule-1', read: async () => typed.rule };
    const screen = await render(<ExplainSection api={api} draft={draft} />);
    await screen.type('Work item', 'KAN-1');
    await screen.submit();
    expect(screen.text()).toContain('Something above is missing or wrong');
    expect(asked).toEqual([]);
    typed.rule = rule;
    await screen.submit();
    expect(asked).toEqual([{ workItemKey: 'KAN-1', draft: { ruleId: 'rule-1', rule } }]);
    expect(screen.all('CodeBlock')[0]?.props.text).toBe(JSON.stringify(payload, null, 2));
    expect(screen.text()).toContain('Another rule decides');
    expect(screen.text()).not.toContain('None was made');
  });
});
