import { route } from '@forge/api';
import type { Log } from '../../ports/log';
import type { Person, WorkItem, WorkItems } from '../../ports/work-items';
import { textOf } from './response/adf';
import type { CallJira, Refusal } from './call';
import {
  APP_ACCOUNT,
  commentSchema,
  emailSchema,
  epochOf,
  issueSchema,
  serviceDeskRequestSchema,
  statusOf,
} from './schemas';
import type { Failed, Read } from './reply';
import { readReply } from './reply';
import { COMMENT_PROPERTY, failed, MARK_PROPERTY, tryLater, writeResponse } from './response/write-response';

/** Jira's work items through its REST API, as the app. */
export function jiraWorkItems(call: CallJira, log: Log): WorkItems {
  return {
    async read(idOrKey) {
      const result = await call(
        route`/rest/api/3/issue/${idOrKey}?fields=summary,project,status,reporter,assignee,created,labels,statuscategorychangedate`,
      );
      const read = readReply(result, issueSchema, 'work item');
      return read.kind === 'ok' ? { kind: 'found', workItem: workItemOf(read.value) } : failed(read);
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
    ...(categoryChanged === undefined ? {} : { categoryChanged }),
    ...(created === undefined ? {} : { created }),
    labels: fields.labels ?? [],
    summary: fields.summary ?? '',
    ...(fields.reporter ? { reporter: personOf(fields.reporter) } : {}),
    isOwn: fields.reporter?.accountId !== undefined && fields.reporter.accountId === fields.assignee?.accountId,
  };
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
