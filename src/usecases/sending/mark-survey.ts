import { backoffMs } from '../../domain/backoff';
import { markOf } from '../../domain/mark';
import { succeeded } from '../../domain/patience';
import type { MovePatch, Survey, SurveyState } from '../../domain/survey';
import { move } from '../../domain/survey';
import { marked, released, writing } from '../../domain/work-item-lock';
import { isOneOfSeveral } from '../../domain/surveys-together';
import type { InTurnPorts } from '../work-item/in-turn';
import { inTurn } from '../work-item/in-turn';
import { shownOf } from '../work-item/surveys-together';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { Log } from '../../ports/log';
import type { WorkItems } from '../../ports/work-items';

export interface MarkPorts extends InTurnPorts {
  ledger: Ledger;
  workItems: WorkItems;
  clock: Clock;
  log: Log;
}

/** Nothing more can be done for the survey now. */
export const DONE = { kind: 'done' } as const;

/** Moves a survey on the ledger, and shows its state on the work item. */
export function moveAndMark(
  ports: MarkPorts,
  survey: Survey,
  to: SurveyState,
  patch: MovePatch = {},
): Promise<typeof DONE> {
  return saveAndMark(ports, move(survey, to, ports.clock.now(), patch));
}

/** Puts a survey on the ledger, and shows it on its work item where that shows something older. */
export async function saveAndMark(ports: MarkPorts, survey: Survey): Promise<typeof DONE> {
  const saved = await ports.ledger.replace(survey.markMissing ? writing(survey, ports.clock.now()) : survey);
  if (saved !== 'conflict' && saved.markMissing) await mark(ports, saved);
  return DONE;
}

/** Of several surveys of one completion the work item shows what they come to. */
async function show(ports: MarkPorts, survey: Survey): ReturnType<WorkItems['mark']> {
  const { workItems, ledger } = ports;
  if (!isOneOfSeveral(survey)) return workItems.mark(survey.workItemId, markOf(survey));
  const shown = await inTurn(ports, survey, async () =>
    workItems.mark(survey.workItemId, markOf(await shownOf(ledger, survey))),
  );
  return shown === 'busy' ? { kind: 'try-later' } : shown;
}

/** Where Jira is not ready for it, the sweep tries again. */
async function mark(ports: MarkPorts, survey: Survey): Promise<void> {
  const shown = await show(ports, survey);
  if (shown.kind === 'try-later') {
    const dueAt = Math.max(shown.until ?? 0, ports.clock.now() + backoffMs(1));
    await ports.ledger.replace({ ...released(survey), dueAt, failing: succeeded(survey.failing, 'app') });
    return;
  }
  if (shown.kind !== 'marked')
    ports.log.warn('The work item cannot be marked', { surveyId: survey.id, why: shown.kind });
  await ports.ledger.replace(marked(survey));
}
