import type { Survey } from '../domain/survey';
import type { Exclusions } from '../ports/exclusions';
import type { Ledger } from '../ports/ledger';
import type { Reader } from '../ports/reader';
import { surveysOf } from './surveys-of-work-item';

export interface ShowLozengePorts {
  ledger: Ledger;
  exclusions: Exclusions;
  reader: Reader;
}

/** The newest survey of a work item, at a glance, with the words of the person who looks. */
export async function showLozenge(
  ports: ShowLozengePorts,
  workItemId: string,
): Promise<{ latest?: Survey; excluded: boolean; translate: (key: string) => string }> {
  const [[latest], excluded, translate] = await Promise.all([
    surveysOf(ports, workItemId),
    ports.exclusions.isExcluded(workItemId),
    ports.reader.words(),
  ]);
  return { latest, excluded, translate };
}
