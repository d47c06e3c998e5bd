import { surveyIdOf } from '../domain/response';
import type { Response } from '../domain/response';
import type { Survey } from '../domain/survey';
import type { Ledger } from '../ports/ledger';
import type { SettingsStore } from '../ports/settings-store';
import type { WorkItems } from '../ports/work-items';
import type { ShowSurveysPorts } from './show-surveys';

export type WorkItemAction = 'send-now' | 'cancel' | 'send-again' | 'retry';

export interface WorkItemSurveys {
  latest?: Survey;
  /** The comment of the latest survey, read from the work item: nothing of it is kept here. */
  comment?: string;
  earlier: Survey[];
  parked?: Response;
  actions: WorkItemAction[];
}

const PARKED_LIMIT = 100;
const NOT_OUT_YET = ['planned', 'scheduled'];

/** The surveys of one work item, newest first, and what a person may do. Those who may only look may do nothing. */
export async function showWorkItem(
  ports: ShowSurveysPorts & { workItems: WorkItems; settings: SettingsStore },
  workItemId: string,
  mayEdit: boolean,
): Promise<WorkItemSurveys> {
  const [surveys, allParked] = await Promise.all([
    ports.ledger.ofWorkItem(workItemId),
    ports.responses.parked(PARKED_LIMIT),
  ]);
  const [newest, ...earlier] = [...surveys].sort((a, b) => b.plannedAt - a.plannedAt);
  // The list may lag behind; the survey itself never does.
  const latest = newest && ((await ports.ledger.read(newest.id)) ?? newest);
  const parked = allParked.find((response) => surveys.some(({ id }) => id === surveyIdOf(response)));
  const comment = latest?.response?.commentDigest ? await commentOf(ports, latest) : undefined;
  return { latest, comment, earlier, parked, actions: mayEdit ? actionsFor(latest, parked) : [] };
}

async function commentOf(
  ports: { workItems: WorkItems; settings: SettingsStore },
  { id, workItemId }: Survey,
): Promise<string | undefined> {
  const { fields } = await ports.settings.read();
  return ports.workItems.commentOf(workItemId, id, fields);
}

/** The newest survey of a work item; undefined when there is none. */
export async function latestOf({ ledger }: { ledger: Ledger }, workItemId: string): Promise<Survey | undefined> {
  return (await ledger.ofWorkItem(workItemId))[0];
}

function actionsFor(latest: Survey | undefined, parked: Response | undefined): WorkItemAction[] {
  if (!latest) return ['send-now'];
  if (NOT_OUT_YET.includes(latest.state)) return ['cancel'];
  if (latest.state === 'sending') return [];
  return parked ? ['retry', 'send-again'] : ['send-again'];
}
