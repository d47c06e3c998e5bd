import type { Status } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import type { Wanted } from '../../domain/wanted';
import type { StatusCategory } from '../../ports/configuration';
import type { StatusStep } from '../../ports/history';
import type { WorkItem, WorkItems } from '../../ports/work-items';
import type { LookUpPorts } from '../sending/look-up';
import { peopleOfRun } from '../sending/people-of-run';

/** The moment that is lived through again; it goes on while a survey waits. */
export interface Then {
  /** Epoch ms. */
  now: number;
  /** How many were finished at once with the work item it is about. */
  atOnce: number;
}

/** What is known of the past. */
export interface Past {
  /** What the rules look at of a work item. */
  wanted: Wanted;
  categories: ReadonlyMap<string, StatusCategory>;
  steps: ReadonlyMap<string, StatusStep[]>;
  /** Surveys that went out, as if, in this dry run: they begin a quarantine as real ones do, and ask about their work items. */
  sent: readonly Survey[];
  /** Whether a survey of the ledger stands for what the dry run decides anew. */
  isReplaced(survey: Survey): boolean;
}

/**
 * The app's look-ups as they would have answered at a moment of the past, as far as that is known: the status and the
 * surveys as they were then, everything else as it is now. They only read, and each thing once.
 */
export function portsAsOf<Ports extends LookUpPorts>(
  ports: Ports,
  past: Past,
  then: Then,
): Ports & { workItems: WorkItems } {
  const read = onceFound((id) => ports.workItems.read(id, past.wanted));
  const asThen = (workItem: WorkItem): WorkItem => {
    const steps = past.steps.get(workItem.id) ?? [];
    if (steps.length === 0) return workItem;
    return {
      ...workItem,
      status: statusAt(steps, past.categories, then.now) ?? workItem.status,
      categoryChanged: categoryChangeAt(steps, past.categories, then.now) ?? workItem.created,
    };
  };
  const asOfThen = (surveys: Survey[]) =>
    surveys
      .filter((survey) => (survey.sentAt ?? survey.changedAt) <= then.now && !past.isReplaced(survey))
      .map((survey) => withoutLater(survey, then.now));
  const workItems: WorkItems = {
    ...ports.workItems,
    async read(id) {
      const found = await read(id);
      return found.kind === 'found' ? { ...found, workItem: asThen(found.workItem) } : found;
    },
    emailOf: onceKnown(ports.workItems.emailOf),
  };
  return {
    ...ports,
    workItems,
    clock: { now: () => then.now },
    people: peopleOfRun(ports.people),
    finished: { ...ports.finished, count: async () => then.atOnce },
    history: {
      async read(id) {
        const steps = past.steps.get(id) ?? [];
        if (steps.length === 0) return ports.history.read(id);
        const found = await workItems.read(id);
        if (found.kind !== 'found') return found;
        const { status, created, categoryChanged } = found.workItem;
        const until = steps.filter(({ at = 0 }) => at <= then.now);
        return { kind: 'found', past: { status, dates: { created, categoryChanged }, steps: until } };
      },
    },
    asked: { ...ports.asked, of: async (respondent) => ({ respondent, revision: 0 }) },
    ledger: {
      ...ports.ledger,
      // What is named last is on the list as well, as far as it was there then.
      newestOf: async () => undefined,
      async ofWorkItem(workItemId) {
        const asIf = past.sent.filter((survey) => survey.workItemId === workItemId);
        return [...asIf, ...asOfThen(await ports.ledger.ofWorkItem(workItemId))];
      },
      async ofRespondent(respondent, limit) {
        const asIf = past.sent.filter((survey) => survey.respondent === respondent);
        return [...asIf, ...asOfThen(await ports.ledger.ofRespondent(respondent, limit))];
      },
    },
  };
}

/** The status after the last change until `now`; before the first one, what that one began with. */
function statusAt(steps: StatusStep[], categories: Past['categories'], now: number): Status | undefined {
  const last = steps.find(({ at = 0 }) => at <= now);
  const id = last ? last.to : steps[steps.length - 1]?.from;
  if (id === undefined) return undefined;
  const category = categories.get(id);
  return { id, ...(category === undefined ? {} : { done: category === 'done' }) };
}

function categoryChangeAt(steps: StatusStep[], categories: Past['categories'], now: number): number | undefined {
  return steps.find(({ at = 0, from = '', to = '' }) => at <= now && categories.get(from) !== categories.get(to))?.at;
}

/** A response that came later is not known then. */
function withoutLater({ response, ...survey }: Survey, now: number): Survey {
  return response && (response.ratedAt ?? 0) <= now ? { ...survey, response } : survey;
}

/** Asks about each work item once, unless Jira does not answer. */
function onceFound(read: WorkItems['read']): WorkItems['read'] {
  const known = new Map<string, ReturnType<WorkItems['read']>>();
  return async (id) => {
    const asked = known.get(id) ?? read(id);
    known.set(id, asked);
    const found = await asked;
    if (found.kind === 'try-later') known.delete(id);
    return found;
  };
}

/** Asks for each person's address until it is known: where there is none, the next work item may have it. */
function onceKnown(emailOf: WorkItems['emailOf']): WorkItems['emailOf'] {
  const known = new Map<string, Awaited<ReturnType<WorkItems['emailOf']>>>();
  return async (person, workItemId) => {
    const before = known.get(person.accountId);
    if (before) return before;
    const told = await emailOf(person, workItemId);
    if (told.kind === 'email') known.set(person.accountId, told);
    return told;
  };
}
