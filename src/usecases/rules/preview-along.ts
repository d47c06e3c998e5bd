import type { Along } from '../../domain/along';
import { fieldsAlong } from '../../domain/along';
import type { Invitation } from '../../domain/invitation';
import { shownInvitation } from '../../domain/invitation';
import type { Rule } from '../../domain/rule';
import { planned } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Reader } from '../../ports/reader';
import type { SettingsStore } from '../../ports/settings-store';
import type { TryLater, WorkItems } from '../../ports/work-items';
import type { EmployeePorts } from '../sending/employee';
import { employeeOf } from '../sending/employee';

export interface PreviewAlongPorts extends EmployeePorts {
  reader: Reader;
  workItems: WorkItems;
  settings: SettingsStore;
  clock: Clock;
}

/** The parts of a rule that a preview goes by, as somebody fills them in. */
export type PreviewedRule = Along & Pick<Rule, 'projects' | 'finishedStatuses'>;

export type PreviewAlongOutcome =
  | {
      kind: 'preview';
      workItemKey: string;
      invitation: Invitation;
      /** Names of the fields that are empty. */
      empty: string[];
      nobodyCredited: boolean;
    }
  /** There is none, or the person at the screen, or the app, does not see it. */
  | { kind: 'not-found' }
  | TryLater;

/**
 * What nps.today would get for a work item, or for the one that was finished last in the rule's projects. Nothing is sent
 * or written, and nobody sees more of it than Jira shows them.
 */
export async function previewAlong(
  ports: PreviewAlongPorts,
  rule: PreviewedRule,
  key?: string,
): Promise<PreviewAlongOutcome> {
  const wanted = key === undefined ? await ports.reader.lastFinished(rule.projects, rule.finishedStatuses) : ok(key);
  if (wanted.kind === 'try-later') return wanted;
  if (wanted.kind !== 'ok' || wanted.value === undefined) return { kind: 'not-found' };
  const [shown, found, { sendSummary }] = await Promise.all([
    ports.reader.workItem(wanted.value),
    ports.workItems.read(wanted.value, { fields: fieldsAlong(rule) }),
    ports.settings.read(),
  ]);
  if (shown.kind === 'try-later') return shown;
  if (found.kind === 'try-later') return found;
  if (shown.kind !== 'ok' || found.kind !== 'found') return { kind: 'not-found' };
  const { workItem } = found;
  const credited = rule.employee ? await creditedFor(ports, rule, workItem) : undefined;
  if (credited?.kind === 'unavailable') return { kind: 'try-later', until: credited.until };
  const employee = credited?.value;
  const { reporter, fieldTexts = {} } = workItem;
  return {
    kind: 'preview',
    workItemKey: workItem.key,
    invitation: shownInvitation({
      workItem,
      recipient: { ...reporter, emailAddress: '' },
      ...(employee ? { employee } : {}),
      along: rule,
      sendSummary,
    }),
    empty: (rule.custom ?? []).filter(({ fieldId }) => !fieldTexts[fieldId]).map(({ fieldName }) => fieldName),
    nobodyCredited: credited?.value === null,
  };
}

/** As for a survey that somebody sends by hand now. */
function creditedFor(
  ports: PreviewAlongPorts,
  rule: PreviewedRule,
  { id, key }: { id: string; key: string },
): ReturnType<typeof employeeOf> {
  const now = ports.clock.now();
  const survey = planned({ id, workItemId: id, workItemKey: key, origin: 'by-hand' as const }, now);
  return employeeOf(ports, survey, rule);
}

function ok<T>(value: T): { kind: 'ok'; value: T } {
  return { kind: 'ok', value };
}
