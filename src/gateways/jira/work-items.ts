import { route } from '@forge/api';
import type * as z from 'zod/mini';
import type { Wanted } from '../../domain/wanted';
import type { Log } from '../../ports/log';
import type { Person, Standing, WorkItem, WorkItems } from '../../ports/work-items';
import { textsOf } from './fields/field-text';
import { textOf } from './response/adf';
import type { CallJira, JiraResult, Refusal } from './call';
import type { FindField } from './request-type-field';
import { requestTypeField } from './request-type-field';
import {
  APP_ACCOUNT,
  commentSchema,
  CUSTOMER_ACCOUNT,
  emailSchema,
  epochOf,
  fieldsSchema,
  issueSchema,
  participantsSchema,
  requestSchema,
  serviceDeskRequestSchema,
  statusOf,
  userSchema,
} from './schemas';
import type { Failed, Read } from './reply';
import { readReply } from './reply';
import { COMMENT_PROPERTY, failed, MARK_PROPERTY, tryLater, writeResponse } from './response/write-response';

/** What every survey needs of its work item. */
const FIELDS = 'summary,project,status,issuetype,reporter,assignee,created,labels,statuscategorychangedate';
/** The first page holds them all: a request has few. */
const MOST_PARTICIPANTS = 50;
const NOT_ASKED = { kind: 'ok', value: undefined } as const;
/** More ids than this make an address too long for what stands between: all fields are asked for. */
const MOST_FIELDS = 100;

/** Jira's work items through its REST API, as the app. */
export function jiraWorkItems(
  call: CallJira,
  log: Log,
  findRequestType: FindField = requestTypeField(call),
): WorkItems {
  return {
    async read(idOrKey, wanted = {}) {
      const field = wanted.requestType ? await findRequestType() : NOT_ASKED;
      if (field.kind !== 'ok') return tryLater(field);
      const fields = fieldsToRead(field.value, wanted);
      const result = await call(route`/rest/api/3/issue/${idOrKey}?fields=${fields}`);
      const read = readReply(result, issueSchema, 'work item');
      if (read.kind !== 'ok') return failed(read);
      const { people, texts } = wanted;
      const workItem = {
        ...workItemOf(read.value),
        ...sourcedIn(result, people ?? [], texts ?? []),
        ...fieldTextsIn(result, wanted.fields),
      };
      if (field.value === undefined) return { kind: 'found', workItem };
      const found = field.value === null ? null : requestTypeIn(result, field.value);
      const names = found?.name ? { ...workItem.names, requestType: found.name } : workItem.names;
      return { kind: 'found', workItem: { ...workItem, requestType: found?.id ?? null, names } };
    },

    async emailOf(person, workItemId, standing = 'reporter') {
      const told = await call(route`/rest/api/3/user/email?accountId=${person.accountId}`);
      const known = readReply(told, emailSchema, 'e-mail address');
      if (known.kind === 'ok' && known.value.email)
        return { kind: 'email', address: known.value.email, source: 'app-email' };
      if (person.emailAddress) return { kind: 'email', address: person.emailAddress, source: 'profile' };
      return emailOnRequest(call, workItemId, person, standing, known);
    },

    async mark(workItemId, mark) {
      const result = await call(route`/rest/api/3/issue/${workItemId}/properties/${MARK_PROPERTY}`, {
        method: 'PUT',
        body: mark,
      });
      return result.kind === 'ok' ? { kind: 'marked' } : failed(result);
    },

    async commentOf(workItemId, surveyId, { comment: field }) {
      const fieldId = field?.id ?? 'none';
      const result = await call(
        route`/rest/api/3/issue/${workItemId}?fields=${fieldId}&properties=${COMMENT_PROPERTY}`,
      );
      const parsed = result.kind === 'ok' ? commentSchema.safeParse(result.body).data : undefined;
      const whole = parsed?.properties?.[COMMENT_PROPERTY];
      if (whole?.surveyId === surveyId) return whole.comment;
      const value = parsed?.fields?.[fieldId];
      return (typeof value === 'string' ? value : textOf(value)) || undefined;
    },

    writeResponse: (workItemId, write, fields, manner) => writeResponse(call, log, workItemId, write, fields, manner),
  };
}

/** The last place to look; where the earlier ones were only out of order, "no address" would be a lie. */
async function emailOnRequest(
  call: CallJira,
  workItemId: string,
  person: Person,
  standing: Standing,
  directory: Read<unknown>,
): ReturnType<WorkItems['emailOf']> {
  const request = await ON_REQUEST[standing](call, workItemId, person);
  const address = request.kind === 'ok' ? request.value : undefined;
  if (address) return { kind: 'email', address, source: 'service-request' };
  const troubled = [request, directory].filter(isTrouble).find((each) => !isSwitchedOff(each, directory));
  if (troubled) return tryLater(troubled);
  return { kind: isTrouble(directory) ? 'unavailable' : 'none' };
}

type AddressRead = Read<string | null | undefined>;

/** Where the service project shows the address of somebody with this standing on a request. */
const ON_REQUEST: Record<Standing, (call: CallJira, workItemId: string, person: Person) => Promise<AddressRead>> = {
  async reporter(call, workItemId) {
    const found = await call(route`/rest/servicedeskapi/request/${workItemId}`);
    const request = readReply(found, serviceDeskRequestSchema, 'service request');
    return request.kind === 'ok' ? { ...request, value: request.value.reporter?.emailAddress } : request;
  },

  async participant(call, workItemId, { accountId }) {
    const found = await call(route`/rest/servicedeskapi/request/${workItemId}/participant?limit=${MOST_PARTICIPANTS}`);
    const listed = readReply(found, participantsSchema, 'participants of a request');
    if (listed.kind !== 'ok') return listed;
    return { ...listed, value: listed.value.values.find((each) => each.accountId === accountId)?.emailAddress };
  },

  other: async () => NOT_ASKED,
};

function isTrouble(result: Read<unknown>): result is Exclude<Failed, Refusal> {
  return result.kind !== 'ok' && result.kind !== 'refused';
}

/**
 * The directory of addresses answers 503 also where it is not enabled for a site; the body is not documented.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-email-get
 */
function isSwitchedOff(result: Read<unknown>, directory: Read<unknown>): boolean {
  return result === directory && result.kind === 'transient' && result.status === 503;
}

function workItemOf({ id, key, fields }: ReturnType<typeof issueSchema.parse>): WorkItem {
  const categoryChanged = epochOf(fields.statuscategorychangedate);
  const created = epochOf(fields.created);
  return {
    id,
    key,
    projectId: fields.project.id,
    status: statusOf(fields.status),
    ...(fields.issuetype ? { workType: fields.issuetype.id } : {}),
    ...namesOf(fields),
    ...(categoryChanged === undefined ? {} : { categoryChanged }),
    ...(created === undefined ? {} : { created }),
    labels: fields.labels ?? [],
    summary: fields.summary ?? '',
    ...(fields.reporter ? { reporter: personOf(fields.reporter) } : {}),
    ...(fields.assignee ? { assigneeId: fields.assignee.accountId } : {}),
  };
}

function namesOf({ status, issuetype }: ReturnType<typeof issueSchema.parse>['fields']): Pick<WorkItem, 'names'> {
  if (!status.name && !issuetype?.name) return {};
  return { names: { status: status.name ?? undefined, workType: issuetype?.name ?? undefined } };
}

function fieldsToRead(
  requestType: string | null | undefined,
  { people = [], texts = [], fields = [] }: Wanted,
): string {
  const wanted = [...(requestType ? [requestType] : []), ...people, ...texts, ...fields];
  return wanted.length > MOST_FIELDS ? '*all' : [...new Set([...FIELDS.split(','), ...wanted])].join();
}

/** What these fields of a work item hold, in words. */
function fieldTextsIn(result: JiraResult, wanted: string[] = []): Pick<WorkItem, 'fieldTexts'> {
  if (wanted.length === 0) return {};
  const values = fieldsSchema.safeParse(result.kind === 'ok' ? result.body : undefined).data?.fields ?? {};
  const texts = wanted.map((id): [string, string[]] => [id, textsOf(values[id])]);
  return { fieldTexts: Object.fromEntries(texts.filter(([, each]) => each.length > 0)) };
}

/** The request type of a work item that was read; null where it has none. */
function requestTypeIn(result: JiraResult, fieldId: string): { id: string; name?: string | null } | null {
  const read = requestSchema(fieldId).safeParse(result.kind === 'ok' ? result.body : undefined).data;
  return read?.fields[fieldId]?.requestType ?? null;
}

/** What stands in these fields, each of one person or of several; a field that a work item does not have is empty. */
function sourcedIn(result: JiraResult, people: string[], texts: string[]): Pick<WorkItem, 'people' | 'texts'> {
  const fields = fieldsSchema.safeParse(result.kind === 'ok' ? result.body : undefined).data?.fields ?? {};
  const byField = <T>(ids: string[], read: (value: unknown) => T) =>
    Object.fromEntries(ids.map((id) => [id, read(fields[id])]));
  return {
    ...(people.length > 0 ? { people: byField(people, peopleIn) } : {}),
    ...(texts.length > 0
      ? { texts: byField(texts, (value) => (typeof value === 'string' ? value : textOf(value))) }
      : {}),
  };
}

function peopleIn(value: unknown): Person[] {
  return [value].flat().flatMap((each) => {
    const user = userSchema.safeParse(each).data;
    return user ? [personOf(user)] : [];
  });
}

function personOf(user: z.infer<typeof userSchema>): Person {
  return {
    accountId: user.accountId,
    displayName: user.displayName ?? '',
    active: user.active ?? true,
    isApp: user.accountType === APP_ACCOUNT,
    ...(user.accountType === CUSTOMER_ACCOUNT ? { isCustomer: true as const } : {}),
    ...(user.emailAddress ? { emailAddress: user.emailAddress } : {}),
  };
}
