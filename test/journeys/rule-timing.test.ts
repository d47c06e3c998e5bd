import { startTestSite, type TestSite } from './test-site';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

interface Listed {
  value: { id: string; revision: number; campaign: { id: number }; scope: object }[];
}

/** Changes when the guide's rule surveys, and whom. */
async function setTiming(timing: object): Promise<void> {
  const [rule] = (await site.asAdmin<Listed>('listRules')).value;
  if (!rule) throw new Error('The guide has no rule');
  const { id, revision, campaign, scope } = rule;
  const saved = { rule: { id, revision }, campaignId: campaign.id, ...scope, ...timing };
  expect(await site.asAdmin('saveRule', saved)).toMatchObject({ ok: true });
}

const finish = async (key: string) => {
  await site.transition(key, 'Done');
  await site.idle();
};

const explained = async (key: string) =>
  (await site.asAdmin<{ value: { because?: { reason: string } } }>('explain', { workItemKey: key })).value.because
    ?.reason;

it('a survey goes out ten minutes after the completion', async () => {
  await setTiming({ moment: { afterMinutes: 10 } });
  await site.transition('KAN-2', 'Done');
  await site.advance(8 * MINUTE);
  expect(await site.invitations()).toEqual([]);
  expect(await explained('KAN-2')).toBe('not-yet');
  await site.advance(4 * MINUTE);
  await site.idle();
  expect(await site.invitations()).toHaveLength(1);
});

it('one that waits for days is taken back where the work item is reopened', async () => {
  await setTiming({ moment: { afterMinutes: 2 * 24 * 60 } });
  await finish('KAN-1');
  await finish('KAN-2');
  await site.transition('KAN-1', 'To Do');
  await site.advance(2 * DAY + 10 * MINUTE, { skipRecurring: true });
  await site.advance(10 * MINUTE);
  await site.idle();
  expect(JSON.stringify(await site.invitations())).toContain('KAN-2');
  expect(await site.invitations()).toHaveLength(1);
});

it('a work item outside the sample is not surveyed, and says why', async () => {
  await setTiming({ samplePercent: 1 });
  await finish('KAN-2');
  const mark = await site.jira<{ value: object }>('GET', '/issue/KAN-2/properties/nps-today');
  expect(mark.value).toMatchObject({ state: 'skipped', reason: 'not-sampled' });
  expect(await site.invitations()).toEqual([]);
});

it('a time zone that nobody knows is refused', async () => {
  const [rule] = (await site.asAdmin<Listed>('listRules')).value;
  const workingHours = { timeZone: 'Europe/Atlantis', days: [1], from: 0, to: 60 };
  const { id, revision, campaign, scope } = rule as Listed['value'][0];
  const asked = { rule: { id, revision }, campaignId: campaign.id, ...scope, moment: { workingHours } };
  expect(await site.asAdmin('saveRule', asked)).toMatchObject({ ok: false });
});
