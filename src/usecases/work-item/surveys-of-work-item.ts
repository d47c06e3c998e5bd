import type { Survey } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';

/**
 * The surveys of a work item, the newest first. The newest is as it was last written; what stands behind it comes from a
 * list, which may lag some seconds behind.
 */
export async function surveysOf({ ledger }: { ledger: Ledger }, workItemId: string): Promise<Survey[]> {
  const [named, listed] = await Promise.all([newestSurveyOf(ledger, workItemId), ledger.ofWorkItem(workItemId)]);
  const others = listed.filter(({ id }) => id !== named?.id);
  const [newest, ...earlier] = [...(named ? [named] : []), ...others].sort(
    (a, b) => Number(isAnothers(a)) - Number(isAnothers(b)) || b.plannedAt - a.plannedAt,
  );
  if (!newest) return [];
  return [newest === named ? named : ((await ledger.read(newest.id)) ?? newest), ...earlier];
}

/** The newest survey of a work item, as it was last written; where another was sent in its place, that one. */
export async function newestSurveyOf(ledger: Ledger, workItemId: string): Promise<Survey | undefined> {
  const named = await ledger.newestOf(workItemId);
  return (named?.replacedBy && (await ledger.read(named.replacedBy))) || named;
}

function isAnothers({ reason }: Survey): boolean {
  return reason === 'sent-by-hand';
}
