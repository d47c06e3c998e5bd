import type { Simulator } from '../../simulator';
import { NO_RAILS } from '../journeys/call-table';
import { asAdmin } from './admin';
import { randomFrom } from './random';

/** What an admin has set up beyond the guide's own rule. Absent: as in the guide. */
export interface Rails {
  /** A person who was surveyed is left alone for longer than any day lasts. */
  quarantine?: true;
  perHour?: number;
  /** The rule is true of everything, as Jira says; one before it is true of nothing. */
  jql?: true;
  afterMinutes?: number;
  howOften?: 'once';
}

/** Apart from the draws of the day itself: what a seed makes of that stays as it is. */
const APART = 500_000_000;
const LEFT_ALONE_DAYS = 90;
const ALL = 'created > 2000-01-01';
const NOTHING = 'created < 2000-01-01';

/** Two days in three are as in the guide. */
export function randomRails(seed: number): Rails | undefined {
  const random = randomFrom(seed + APART);
  if (random.chance(2 / 3)) return undefined;
  return {
    ...(random.chance(0.4) ? { quarantine: true } : {}),
    ...(random.chance(0.4) ? { perHour: random.pick([3, 6]) } : {}),
    ...(random.chance(0.4) ? { jql: true } : {}),
    ...(random.chance(0.4) ? { afterMinutes: random.pick([1, 20, 90]) } : {}),
    ...(random.chance(0.3) ? { howOften: 'once' } : {}),
  };
}

interface Listed {
  id: string;
  revision: number;
  campaign: { id: number };
  scope: object;
}

/** An admin saves all of it. */
export async function setUp(simulator: Simulator, rails: Rails): Promise<void> {
  const { quarantine, perHour = null, jql, afterMinutes, howOften } = rails;
  const leftAlone = { days: LEFT_ALONE_DAYS, since: 'sent', then: 'drop' };
  await asAdmin(simulator, 'saveGuardRails', { ...NO_RAILS, quarantine: quarantine ? leftAlone : null, perHour });
  const [guide] = (await asAdmin(simulator, 'listRules', {})) as Listed[];
  if (!guide) throw new Error('The guide has no rule');
  const { id, revision, campaign, scope } = guide;
  const whole = { campaignId: campaign.id, ...scope };
  const timing = { ...(afterMinutes ? { moment: { afterMinutes } } : {}), ...(howOften ? { howOften } : {}) };
  const rule = { id, revision };
  await asAdmin(simulator, 'saveRule', { rule, ...whole, ...timing, ...(jql ? { jql: ALL } : {}) });
  if (!jql) return;
  await asAdmin(simulator, 'saveRule', { rule: null, ...whole, jql: NOTHING });
  const order = ((await asAdmin(simulator, 'listRules', {})) as Listed[]).map((each) => each.id);
  await asAdmin(simulator, 'moveRule', { ruleId: order.at(-1), to: 0, order });
}
