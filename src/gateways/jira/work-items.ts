import { route } from '@forge/api';
import type { Log } from '../../ports/log';
import type { Person, WorkItem, WorkItems } from '../../ports/work-items';
import { textOf } from './response/adf';
import type { CallJira, JiraResult, Refusal } from './call';
import type { FindField } from './request-type-field';
import { requestTypeField } from './request-type-field';
import {
  APP_ACCOUNT,
  commentSchema,
  emailSchema,
  epochOf,
  issueSchema,
  requestSchema,
  serviceDeskRequestSchema,
  statusOf,
} from './schemas';
import type { Failed, Read } from './reply';
import { readReply } from './reply';
import { COMMENT_PROPERTY, failed, MARK_PROPERTY, tryLater, writeResponse } from './response/write-response';

/** What every survey needs of its work item. */
const FIELDS = 'summary,project,status,issuetype,reporter,assignee,created,labels,statuscategorychangedate';
const NOT_ASKED = { kind: 'ok', value: undefined } as const;

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
      const fields = field.value ? `${FIELDS},${field.value}` : FIELDS;
      const result = await call(route`/rest/api/3/issue/${idOrKey}?fields=${fields}`);
      const read = readReply(result, issueSchema, 'work item');
      if (read.kind !== 'ok') return failed(read);
      const workItem = workItemOf(read.value);
      if (field.value === undefined) return { kind: 'found', workItem };
      const requestType = field.value === null ? null : requestTypeIn(result, field.value);
      return { kind: 'found', workItem: { ...workItem, requestType } };
    },

    async emailOf(person, workItemId) {
      const told = await call(route`/rest/api/3/user/email?accountId=${person.accountId}`);
      const known = readReply(told, emailSchema, 'e-mail address');
      if (known.kind === 'ok' && known.value.email)
        return { kind: 'email', address: known.value.email, source: 'app-email' };
      if (person.emailAddress) return { kind: 'email', address: person.emailAddress, source: 'profile' };
      return requestersEmail(call, workItemId, known);
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
async function requestersEmail(
  call: CallJira,
  workItemId: string,
  directory: Read<unknown>,
): ReturnType<WorkItems['emailOf']> {
  const found = await call(route`/rest/servicedeskapi/request/${workItemId}`);
  const request = readReply(found, serviceDeskRequestSchema, 'service request');
  const address = request.kind === 'ok' ? request.value.reporter?.emailAddress : undefined;
  if (address) return { kind: 'email', address, source: 'service-request' };
  const troubled = [request, directory].filter(isTrouble).find((each) => !isSwitchedOff(each, directory));
  if (troubled) return tryLater(troubled);
  return { kind: isTrouble(directory) ? 'unavailable' : 'none' };
}

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
    ...(categoryChanged === undefined ? {} : { categoryChanged }),
    ...(created === undefined ? {} : { created }),
    labels: fields.labels ?? [],
    summary: fields.summary ?? '',
    ...(fields.reporter ? { reporter: personOf(fields.reporter) } : {}),
    isOwn: fields.reporter?.accountId !== undefined && fields.reporter.accountId === fields.assignee?.accountId,
  };
}

/** The request type of a work item that was read; null where it has none. */
function requestTypeIn(result: JiraResult, fieldId: string): string | null {
  const read = requestSchema(fieldId).safeParse(result.kind === 'ok' ? result.body : undefined).data;
  return read?.fields[fieldId]?.requestType?.id ?? null;
}

function personOf(user: NonNullable<ReturnType<typeof issueSchema.parse>['fields']['reporter']>): Person {
  return {
    accountId: user.accountId,
    displayName: user.displayName ?? '',
    active: user.active ?? true,
    isApp: user.accountType === APP_ACCOUNT,
    ...(user.emailAddress ? { emailAddress: user.emailAddress } : {}),
  };
}
