import type { Survey } from '../domain/survey';
import type { Ledger } from '../ports/ledger';

/**
 * The surveys of a work item, the newest first. The list may lag some seconds behind; `seen` is a survey that a screen
 * already knows, which must not vanish from it.
 */
export async function surveysOf({ ledger }: { ledger: Ledger }, workItemId: string, seen?: string): Promise<Survey[]> {
  const listed = await ledger.ofWorkItem(workItemId);
  const known = seen && !listed.some(({ id }) => id === seen) ? await ledger.read(seen) : undefined;
  const all = known?.workItemId === workItemId ? [...listed, known] : listed;
  return all.sort((a, b) => b.plannedAt - a.plannedAt);
}
