import type { TourSite } from './tour-site';

const DAY = 86_400;
/** As many events as the platform delivers in a minute without putting some off. */
const AT_ONCE = 200;
const A_MINUTE = 60;
/** Of so many surveys, one is left without a response. */
const UNANSWERED_IN = 3;

/** Typical of a support desk: most are content, some are not. */
const RATINGS = [9, 10, 8, 10, 7, 9, 3, 10, 6, 0, 9, 8];
const COMMENTS = [
  'Quick and friendly.',
  null,
  'Too slow, but it works now.',
  null,
  'Tak for hjælpen! 🎉',
  'I had to explain it three times.',
  null,
];

/** Of so many work items each of these happens to one, so that not every completion ends in a survey. */
const ODD_IN = 40;
const ODDS: Record<number, (site: TourSite, item: WorkItem) => void> = {
  3: ({ jira }, { key }) => jira.change.setReporter(key, null),
  13: ({ jira }, { key }) => jira.change.setReporterAppAccount(key),
};
/** Reopened at once. */
const REOPENED = 33;

/** Finishes work items over some days, as many as there are surveys to make, and lets two in three respondents respond. */
export async function many(site: TourSite, { surveys, days }: { surveys: number; days: number }): Promise<void> {
  const open = inTurns(site.jira.workItems()).slice(0, surveys);
  const perDay = Math.ceil(open.length / days);
  for (let day = 0; day * perDay < open.length; day += 1) {
    const today = open.slice(day * perDay, (day + 1) * perDay);
    for (let start = 0; start < today.length; start += AT_ONCE) {
      const before = day * perDay + start;
      today.slice(start, start + AT_ONCE).forEach((item, index) => finish(site, item, (before + index) % ODD_IN));
      await site.pass(A_MINUTE);
      respondTo(site);
      await site.pass(A_MINUTE);
    }
    await site.pass(DAY - 2 * A_MINUTE, { skipRecurring: true });
  }
}

type WorkItem = ReturnType<TourSite['jira']['workItems']>[number];

/** What can be finished, one of each project after the other: some of these cannot take a response. */
function inTurns(items: WorkItem[]): WorkItem[] {
  const seen = new Map<string, number>();
  return items
    .filter(({ status }) => status.category !== 'done')
    .map((item) => {
      const turn = seen.get(item.projectKey) ?? 0;
      seen.set(item.projectKey, turn + 1);
      return { item, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ item }) => item);
}

/** The last status of a project's workflow is its finished one. */
function finish(site: TourSite, item: WorkItem, turn: number): void {
  const { change } = site.jira;
  ODDS[turn]?.(site, item);
  change.changeStatus(item.key, item.transitions.at(-1)?.name ?? '');
  if (turn === REOPENED) change.changeStatus(item.key, item.status.name);
}

/** Surveys have been sent in the order of their numbers, the latest ones of them just now. */
function respondTo({ npsToday }: TourSite): void {
  const { invitations, total } = npsToday.inbox({ limit: AT_ONCE });
  invitations.forEach(({ id, response }, index) => {
    const number = total - index;
    if (response || number % UNANSWERED_IN === 0) return;
    const comment = COMMENTS[number % COMMENTS.length] ?? null;
    npsToday.respond(id, { rating: RATINGS[number % RATINGS.length] ?? 9, comment });
  });
}
