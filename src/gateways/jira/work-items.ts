import { route } from '@forge/api';
import type { FieldMapping } from '../../domain/settings';
import type { RefusedField } from '../../domain/response';
import type { Log } from '../../ports/log';
import type { Person, ResponseWrite, TryLater, Unreachable, WorkItem, WorkItems } from '../../ports/work-items';
import { textOf } from './adf';
import type { CallJira, JiraResult } from './call';
import { mappedValues, refusedFields, wholeCommentValue } from './field-values';
import { commentSchema, DONE_CATEGORY, emailSchema, issueSchema, serviceDeskRequestSchema } from './schemas';

export const MARK_PROPERTY = 'nps-today';
/** Apart from the mark, which the next survey overwrites. */
export const COMMENT_PROPERTY = 'nps-today-comment';

/** Jira's work items through its REST API, as the app. */
export function jiraWorkItems(call: CallJira, log: Log): WorkItems {
  return {
    async read(idOrKey) {
      const result = await call(route`/rest/api/3/issue/${idOrKey}?fields=summary,project,status,reporter`);
      if (result.kind !== 'ok') return failed(result);
      return { kind: 'found', workItem: workItemOf(issueSchema.parse(result.body)) };
    },

    async emailOf(person, workItemId) {
      const known = await call(route`/rest/api/3/user/email?accountId=${person.accountId}`);
      const address = known.kind === 'ok' ? emailSchema.safeParse(known.body).data?.email : undefined;
      if (address) return { kind: 'email', address };
      if (person.emailAddress) return { kind: 'email', address: person.emailAddress };
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

    writeResponse: (workItemId, write, fields) => writeResponse(call, log, workItemId, write, fields),
  };
}

/** The last place to look; where the earlier ones were only out of order, "no address" would be a lie. */
async function requestersEmail(
  call: CallJira,
  workItemId: string,
  before: JiraResult,
): Promise<{ kind: 'email'; address: string } | { kind: 'none' } | TryLater> {
  const result = await call(route`/rest/servicedeskapi/request/${workItemId}`);
  const address =
    result.kind === 'ok' ? serviceDeskRequestSchema.safeParse(result.body).data?.reporter?.emailAddress : undefined;
  if (address) return { kind: 'email', address };
  const troubled = [before, result].find((each) => each.kind === 'rate-limited' || each.kind === 'transient');
  return troubled ? tryLater(troubled) : { kind: 'none' };
}

async function writeResponse(
  call: CallJira,
  log: Log,
  workItemId: string,
  write: ResponseWrite,
  mapping: FieldMapping,
): Promise<{ kind: 'written'; refused: RefusedField[]; commentCut: boolean } | Unreachable | TryLater> {
  const { values, commentCut, wholeComment } = mappedValues(write, mapping);
  const properties: { key: string; value: unknown }[] = [{ key: MARK_PROPERTY, value: write.mark }];
  if (wholeComment) {
    properties.push({ key: COMMENT_PROPERTY, value: wholeCommentValue(write.mark.surveyId, wholeComment) });
  } else if (write.comment && write.replacesWholeComment) {
    properties.push({ key: COMMENT_PROPERTY, value: {} });
  }
  const refused: RefusedField[] = [];
  let left = values;
  // Jira refuses the whole write for one bad field; each round takes out what it named.
  for (;;) {
    const fields = Object.fromEntries(left.map(({ fieldId, value }) => [fieldId, value]));
    const result = await call(route`/rest/api/3/issue/${workItemId}`, { method: 'PUT', body: { fields, properties } });
    if (result.kind === 'ok') return { kind: 'written', refused, commentCut };
    const named = result.kind === 'refused' && result.status === 400 ? refusedFields(left, result.errors) : [];
    if (named.length === 0) return failed(result);
    log.warn('Jira refused fields', { workItemId, fields: named.map(({ fieldId }) => fieldId).join(' ') });
    refused.push(...named);
    left = left.filter(({ fieldId }) => !named.some((each) => each.fieldId === fieldId));
  }
}

function workItemOf({ id, key, fields }: ReturnType<typeof issueSchema.parse>): WorkItem {
  const category = fields.status.statusCategory?.key;
  return {
    id,
    key,
    projectId: fields.project.id,
    status: { id: fields.status.id, ...(category === undefined ? {} : { done: category === DONE_CATEGORY }) },
    summary: fields.summary ?? '',
    ...(fields.reporter ? { reporter: personOf(fields.reporter) } : {}),
  };
}

function personOf(user: NonNullable<ReturnType<typeof issueSchema.parse>['fields']['reporter']>): Person {
  return {
    accountId: user.accountId,
    displayName: user.displayName ?? '',
    active: user.active ?? true,
    isApp: user.accountType === 'app',
    ...(user.emailAddress ? { emailAddress: user.emailAddress } : {}),
  };
}

/** A work item that cannot be reached, in our words. A 400 that names no field of ours will not pass either. */
function failed(result: Exclude<JiraResult, { kind: 'ok' }>): Unreachable | TryLater {
  if (result.kind !== 'refused') return tryLater(result);
  if (result.status === 404) return { kind: 'gone' };
  return { kind: 'no-permission' };
}

function tryLater(result: JiraResult): TryLater {
  return result.kind === 'rate-limited' ? { kind: 'try-later', until: result.until } : { kind: 'try-later' };
}
