import { NO_RAILS } from './call-table';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

interface Check {
  name: string;
  verdict: string;
  reason?: string;
  saw?: object;
}
interface Decided {
  state: string;
  reason?: string;
  decision?: { rule?: object; checks: Check[] };
}

/** The newest survey of a work item, as its panel shows it. */
const onPanel = async (key: string): Promise<Decided> =>
  (await site.onPanel<{ value: { latest: Decided } }>('getSurvey', key)).value.latest;

async function finish(key: string): Promise<Decided> {
  await site.transition(key, 'Done');
  await site.idle();
  return onPanel(key);
}

interface Listed {
  value: { id: string; revision: number; campaign: { id: number }; scope: object }[];
}

/** Saves the guide's rule with these parts. */
async function saveRule(parts: object): Promise<void> {
  const [rule] = (await site.asAdmin<Listed>('listRules')).value;
  if (!rule) throw new Error('The guide has no rule');
  const { id, revision, campaign, scope } = rule;
  const saved = { rule: { id, revision }, campaignId: campaign.id, ...scope, ...parts };
  expect(await site.asAdmin('saveRule', saved)).toMatchObject({ ok: true });
}

it('what was decided stands on the work item, and stays what it was when guard rails change', async () => {
  const sent = await finish('KAN-2');
  expect(sent.state).toBe('sent');
  expect(sent.decision?.checks.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 8 }, () => 'pass'));
  expect(sent.decision?.checks).toContainEqual({
    ...{ name: 'covered-by-rule', verdict: 'pass' },
    saw: { what: 'status', values: { name: 'Done' } },
  });
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, skipOwn: true, noSurveyLabel: 'no-survey' });
  expect((await onPanel('KAN-2')).decision).toEqual(sent.decision);
});

it('it ends with the check that kept the survey back, and with what that saw', async () => {
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, noSurveyLabel: 'no-survey' });
  await site.jira('PUT', '/issue/KAN-2', { fields: { labels: ['no-survey'] } });
  const kept = await finish('KAN-2');
  expect(kept).toMatchObject({ state: 'skipped', reason: 'no-survey-label' });
  expect(kept.decision?.checks.at(-1)).toMatchObject({
    ...{ name: 'no-label-against', verdict: 'skip', reason: 'no-survey-label' },
    saw: { what: 'label', values: { name: 'no-survey' } },
  });
});

it('it names the rule that won as it was called then, and says what has become of that', async () => {
  await saveRule({ name: 'Support' });
  expect((await finish('KAN-2')).decision?.rule).toMatchObject({ name: 'Support' });
  await saveRule({ name: 'All requests' });
  expect((await onPanel('KAN-2')).decision?.rule).toMatchObject({
    ...{ name: 'Support', since: 'renamed', nameNow: 'All requests' },
  });
  const [rule] = (await site.asAdmin<Listed>('listRules')).value;
  await site.asAdmin('switchRule', { rule: { id: rule?.id, revision: rule?.revision }, enabled: false });
  expect((await onPanel('KAN-2')).decision?.rule).toMatchObject({ name: 'Support', since: 'off' });
  const [off] = (await site.asAdmin<Listed>('listRules')).value;
  await site.asAdmin('deleteRule', { rule: { id: off?.id, revision: off?.revision } });
  expect((await onPanel('KAN-2')).decision?.rule).toMatchObject({ name: 'Support', since: 'deleted' });
});

it('it is there from the first where a survey waits, or where its work item is outside the rule', async () => {
  await saveRule({ moment: { afterMinutes: 600 } });
  expect((await finish('KAN-2')).decision?.checks.at(-1)).toMatchObject({
    ...{ name: 'is-its-moment', verdict: 'wait', reason: 'not-yet' },
    saw: { what: 'not-before' },
  });
  await saveRule({ workTypes: ['99'] });
  const outside = await finish('KAN-3');
  expect(outside).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
  expect(outside.decision?.checks.at(-1)).toMatchObject({ name: 'of-work-type', verdict: 'skip' });
});

it('it is written with what is written of the survey anyway, and holds nothing about a person', async () => {
  await finish('KAN-2');
  const rows = JSON.stringify(await site.surveys());
  expect(rows).toContain('"was-completion"');
  expect(rows).not.toMatch(/@|Carla/);
  const [survey] = await site.surveys();
  const shown = await site.asAdmin<{ value: Decided }>('getDecision', { surveyId: survey?.id });
  expect(shown.value.decision).toEqual((await onPanel('KAN-2')).decision);
});
