import type { SiteResult } from '../../ports/configuration';
import type { Reader, WorkItemSummary } from '../../ports/reader';

export interface DescribePorts {
  reader: Reader;
}

/** What the work items of a page are about, as far as the person at the screen may see them. Nothing of it is kept. */
export function describeWorkItems(
  { reader }: DescribePorts,
  workItemIds: string[],
): Promise<SiteResult<WorkItemSummary[]>> {
  return reader.summaries([...new Set(workItemIds)]);
}
