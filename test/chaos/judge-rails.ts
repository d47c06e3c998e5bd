import type { Simulator } from '../../simulator';
import type { Diary } from './diary';

const HOUR_MS = 3_600_000;

/** Who was asked too often, and when too many were, as nps.today saw it. What people ask for by hand keeps to no guard rail. */
export function wrongWithRails({ npsToday }: Simulator, { day, askedAgain }: Diary): string[] {
  const { quarantine, perHour, howOften } = day.rails ?? {};
  const byHand = [...askedAgain.values()].reduce((sum, times) => sum + times, 0);
  const sent = npsToday.invitations();
  const respondents = sent.map(({ respondent }) => String(respondent.emailAddress).toLowerCase());
  const items = sent.map(({ custom }) => (custom as { issueKey: string }).issueKey);
  const times = sent.map(({ sentAt }) => Date.parse(sentAt));
  return [
    ...(quarantine ? moreThanOnce(respondents, byHand, 'although they were to be left alone') : []),
    ...(howOften ? moreThanOnce(items, byHand, 'and was to be asked about once') : []),
    ...(perHour === undefined ? [] : tooManyAnHour(times, perHour + byHand)),
  ];
}

function moreThanOnce(all: string[], more: number, why: string): string[] {
  return [...new Set(all)].flatMap((one) => {
    const times = all.filter((each) => each === one).length;
    return times > 1 + more ? [`${one} was surveyed ${times} times ${why}`] : [];
  });
}

function tooManyAnHour(times: number[], most: number): string[] {
  return times.flatMap((from) => {
    const count = times.filter((at) => at >= from && at < from + HOUR_MS).length;
    return count > most ? [`${count} surveys left within an hour, ${most} at most were to`] : [];
  });
}
