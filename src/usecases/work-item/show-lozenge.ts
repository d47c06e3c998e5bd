import type { Survey } from '../../domain/survey';
import { shownOf } from './surveys-together';
import type { Exclusions } from '../../ports/exclusions';
import type { Ledger } from '../../ports/ledger';
import type { Reader } from '../../ports/reader';
import { surveysOf } from './surveys-of-work-item';

export interface ShowLozengePorts {
  ledger: Ledger;
  exclusions: Exclusions;
  reader: Reader;
}

/**
 * The newest survey of a work item, at a glance, with the words of the person who looks; without a survey where a person
 * ruled it out. Undefined where there is nothing to show: most work items are opened without one.
 */
export async function showLozenge(
  { reader, ...ports }: ShowLozengePorts,
  workItemId: string,
): Promise<{ latest?: Survey; translate: (key: string) => string } | undefined> {
  const [[latest], excluded] = await Promise.all([
    surveysOf(ports, workItemId),
    ports.exclusions.isExcluded(workItemId),
  ]);
  if (!latest && !excluded) return undefined;
  return { latest: latest && (await shownOf(ports.ledger, latest)), translate: await reader.words() };
}
