import type { Ledger } from '../../ports/ledger';

export interface CountWaitingSurveysPorts {
  ledger: Ledger;
}

/** So many of all that wait are looked at: three pages of the storage. */
const MOST = 300;

/** How many surveys of a rule are still to go out. `more`: there are more that wait than were looked at. */
export async function countWaitingSurveys(
  { ledger }: CountWaitingSurveysPorts,
  ruleId: string,
): Promise<{ waiting: number; more: boolean }> {
  const scheduled = await ledger.latest(MOST, 'scheduled');
  return {
    waiting: scheduled.filter((survey) => survey.ruleId === ruleId).length,
    more: scheduled.length === MOST,
  };
}
