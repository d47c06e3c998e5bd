import * as z from 'zod/mini';
import type { ItemDates } from '../domain/completion';
import type { Status } from '../domain/rule';
import { BORN } from '../domain/survey';
import type { StatusEvent } from '../usecases/sending/plan-survey';
import { shapeOf } from './event-shape';
import { jiraId } from './jira-id';

/** What is missing or malformed is left out, and takes nothing else with it. */
function lenient<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.nullish(schema), undefined);
}

/** Each by itself: one that is malformed takes no other with it. */
function list<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.array(z.catch(z.nullable(schema), null)), []);
}

/** The category's key stands in an object; where text stands in its place, it is the key or a name. */
const categorySchema = z.union([
  z.string(),
  z.pipe(
    z.object({ key: lenient(z.string()) }),
    z.transform(({ key }) => key),
  ),
]);

const statusSchema = z.object({ id: lenient(jiraId), statusCategory: lenient(categorySchema) });

const itemSchema = z.object({
  field: lenient(z.string()),
  fieldId: lenient(z.string()),
  from: lenient(jiraId),
  to: lenient(jiraId),
});

const fieldsSchema = z.object({
  project: lenient(z.object({ id: jiraId })),
  status: lenient(statusSchema),
  issuetype: lenient(z.object({ id: jiraId })),
  created: lenient(z.string()),
  resolutiondate: lenient(z.string()),
  statuscategorychangedate: lenient(z.string()),
});

/**
 * As much of the event as we need. Documented are the names of its parts and little of what is in them.
 * @see https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
const eventSchema = z.object({
  eventType: z.string(),
  issue: z.object({ id: jiraId, key: lenient(z.string()), fields: lenient(fieldsSchema) }),
  changelog: lenient(z.object({ id: lenient(jiraId), items: list(itemSchema) })),
  associatedStatuses: list(statusSchema),
  timestamp: lenient(jiraId),
  atlassianId: lenient(z.string().check(z.minLength(1), z.maxLength(128))),
});

type ParsedEvent = z.infer<typeof eventSchema>;
type ParsedStatus = z.infer<typeof statusSchema>;

/** Status ids are numbers; where a name stands in their place, it names nothing for good. */
const ID = /^\d+$/;
/** What no survey id may hold: its id is a key of the storage and part of the token, which its dots take apart. */
const UNFIT_FOR_KEY = /[^A-Za-z0-9_-]/g;
/**
 * Keys of the categories that are not done; they are the same on every site, whereas names are translated.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/
 */
const OPEN_CATEGORIES = ['new', 'indeterminate', 'undefined'];

/** The change of status in an event; undefined when there is none. The manifest's filter may have let it through. */
export function statusEventOf(event: unknown): StatusEvent | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { eventType, issue, timestamp, atlassianId } = parsed.data;
  const facts = {
    workItemId: issue.id,
    workItemKey: issue.key ?? issue.id,
    projectId: issue.fields?.project?.id,
    workType: issue.fields?.issuetype?.id,
    at: epochOf(timestamp),
    dates: datesOf(issue.fields),
    ...(atlassianId ? { by: atlassianId } : {}),
  };
  if (eventType === 'avi:jira:created:issue') {
    return { ...facts, changeId: BORN, status: told(issue.fields?.status ?? {}) };
  }
  const change = changeOf(parsed.data);
  return change && { ...facts, ...change, changeId: changeIdOf(parsed.data), shape: shapeOf(event) };
}

/** From which status to which. What the event calls the new one may be older than what the work item has now. */
function changeOf(event: ParsedEvent): { status: Status; previousStatus: Status } | undefined {
  const items = (event.changelog?.items ?? []).filter((item) => item !== null);
  const item = items.find(({ field, fieldId }) => field === 'status' || fieldId === 'status');
  const statuses = event.associatedStatuses.filter((status) => status !== null);
  // Associated statuses come with a change of status only, and tell of one whose changelog cannot be read.
  if (!item && (items.length > 0 || statuses.length < 2)) return undefined;
  const current = event.issue.fields?.status;
  const known = [...(current ? [current] : []), ...statuses];
  const to = idOf(item?.to) ?? idOf(current?.id);
  const others = statuses.filter(({ id }) => id !== undefined && id !== null && id !== to);
  const from = idOf(item?.from) ?? (to !== undefined && others.length === 1 ? idOf(others[0]?.id) : undefined);
  return { status: statusOf(to, known), previousStatus: statusOf(from, known) };
}

/** The status of this id with its category, from whichever part of the event has it. */
function statusOf(id: string | undefined, known: ParsedStatus[]): Status {
  if (id === undefined) return {};
  const told = known.filter((status) => status.id === id).map(doneOf);
  const done = told.find((each) => each !== undefined);
  return done === undefined ? { id } : { id, done };
}

function told(status: ParsedStatus): Status {
  return statusOf(idOf(status.id), [status]);
}

/** By the category's key alone, letter for letter: names are translated, and the English one is "Done". */
function doneOf({ statusCategory: key }: ParsedStatus): boolean | undefined {
  if (key === 'done') return true;
  return key && OPEN_CATEGORIES.includes(key) ? false : undefined;
}

function idOf(text: string | null | undefined): string | undefined {
  return text !== null && text !== undefined && ID.test(text) ? text : undefined;
}

/** The changelog's id; where the event lacks it, the moment distinguishes one transition from the next. */
function changeIdOf({ changelog, timestamp }: ParsedEvent): string | undefined {
  const id = changelog?.id ?? (timestamp ? `at-${timestamp}` : undefined);
  return id?.replace(UNFIT_FOR_KEY, '_');
}

function datesOf(fields: z.infer<typeof fieldsSchema> | null | undefined): ItemDates {
  return {
    created: epochOf(fields?.created),
    resolved: epochOf(fields?.resolutiondate),
    categoryChanged: epochOf(fields?.statuscategorychangedate),
  };
}

/** Epoch milliseconds of a moment given as such or as a date; undefined where it is neither. */
function epochOf(text: string | null | undefined): number | undefined {
  if (!text) return undefined;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isSafeInteger(at) && at > 0 ? at : undefined;
}
