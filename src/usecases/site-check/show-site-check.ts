import type { Observations } from '../../ports/observations';
import type { Finding } from './questions';
import { findingOf, QUESTIONS } from './questions';

/** Every open question about this site, with what was seen so far. */
export async function showSiteCheck({ observations }: { observations: Observations }): Promise<Finding[]> {
  const seen = await observations.read();
  return QUESTIONS.map((question) => findingOf(question, seen[question]));
}
