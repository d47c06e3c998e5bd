import type { TestSite } from './test-site';

/** What changed is counted by the sweep that comes a quarter of an hour later, s. */
const COUNTED = 25 * 60;

/** Until everything that happened is in the figures. */
export async function untilCounted(site: TestSite): Promise<void> {
  await site.advance(COUNTED);
  await site.idle();
}

/** Finishes these work items, and has the first two surveys rated. Resolves with the invitations to those. */
export async function twoRated(site: TestSite, keys: string[], ratings: [number, number]) {
  for (const key of keys) await site.transition(key, 'Done');
  await site.idle();
  const [first, second] = await site.invitations();
  if (!first || !second) throw new Error('Surveys did not go out');
  await site.respond(first, { rating: ratings[0] });
  await site.respond(second, { rating: ratings[1] });
  return [first, second] as const;
}
