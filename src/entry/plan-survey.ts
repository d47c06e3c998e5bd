import * as z from 'zod/mini';
import type { Status } from '../domain/rule';
import type { PlanOutcome, StatusChange } from '../usecases/plan-survey';
import { jiraId } from './jira-id';

/** The category by its key, or by its name where only that is given. */
const statusSchema = z.object({
  id: jiraId,
  statusCategory: z.nullish(
    z.pipe(
      z.union([z.object({ key: z.string() }), z.string()]),
      z.transform((category) => ({
        done: (typeof category === 'string' ? category : category.key).toLowerCase() === 'done',
      })),
    ),
  ),
});

/** What is missing or malformed is left out: the dispatcher reads the work item anyway. */
function lenient<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.nullish(schema), undefined);
}

/**
 * As much of the event as we need; everything else may be missing.
 * @see https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
const eventSchema = z.object({
  eventType: z.string(),
  issue: z.object({
    id: jiraId,
    key: z.string(),
    fields: lenient(z.object({ project: lenient(z.object({ id: jiraId })), status: lenient(statusSchema) })),
  }),
  changelog: lenient(
    z.object({
      id: z.nullish(jiraId),
      items: z.catch(
        z.array(z.object({ field: z.string(), from: z.nullish(z.string()), to: z.nullish(z.string()) })),
        [],
      ),
    }),
  ),
  associatedStatuses: lenient(z.array(statusSchema)),
  timestamp: z.nullish(jiraId),
});

/** Four deliveries are all the platform grants; together they span most of an hour (seconds). */
const RETRY_AFTER = [30, 300, 900, 900];
const retrySchema = z.object({ retryContext: z.object({ retryCount: z.int().check(z.minimum(0)) }) });

/**
 * Trigger on created and updated work items: a completion puts a survey on the ledger. `deliverAgain` makes the value
 * that asks the platform for another delivery after so many seconds.
 */
export function planSurveyEntry(
  plan: (change: StatusChange) => Promise<PlanOutcome>,
  deliverAgain: (afterSeconds: number) => unknown,
) {
  return async (event: unknown): Promise<unknown> => {
    const change = statusChangeOf(event);
    if (!change || (await plan(change)).kind !== 'not-stored') return undefined;
    const retry = retrySchema.safeParse(event);
    const after = RETRY_AFTER[retry.success ? retry.data.retryContext.retryCount : 0];
    if (after === undefined) throw new Error('A completion could not be put on the ledger in five deliveries');
    return deliverAgain(after);
  };
}

/** The change of status an event tells of; undefined when it tells of none. The manifest's filter may have let it through. */
export function statusChangeOf(event: unknown): StatusChange | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { eventType, issue, changelog, associatedStatuses, timestamp } = parsed.data;
  const statuses = [...(associatedStatuses ?? []), ...(issue.fields?.status ? [issue.fields.status] : [])];
  const known = (id: string): Status => {
    const done = statuses.find((each) => each.id === id && each.statusCategory)?.statusCategory?.done;
    return done === undefined ? { id } : { id, done };
  };
  const facts = { workItemId: issue.id, workItemKey: issue.key, projectId: issue.fields?.project?.id };
  if (eventType === 'avi:jira:created:issue') {
    const bornIn = issue.fields?.status?.id;
    return { ...facts, changeId: 'created', status: bornIn === undefined ? { id: '' } : known(bornIn) };
  }
  const transition = changelog?.items.find((item) => item.field === 'status');
  if (!transition?.to) return undefined;
  return {
    ...facts,
    // Without a changelog id the moment tells one transition from the next.
    changeId: changelog?.id ?? `at-${timestamp ?? 'unknown'}`,
    status: known(transition.to),
    ...(transition.from ? { previousStatus: known(transition.from) } : {}),
  };
}
