import { route } from '@forge/api';
import type { RefusedField } from '../../../domain/response';
import type { FieldMapping } from '../../../domain/field-parts';
import type { Log } from '../../../ports/log';
import type { ResponseWrite, TryLater, Unreachable, WriteManner, Written } from '../../../ports/work-items';
import type { CallJira, JiraResult, Refusal } from '../call';
import type { EditFacts } from './edit-facts';
import { editFacts } from './edit-facts';
import type { FieldValue } from './field-values';
import { mappedValues, wholeCommentValue } from './field-values';
import { refusedField } from './refusal';
import type { Failed } from '../reply';

export const MARK_PROPERTY = 'nps-today';
/** Apart from the mark, which the next survey overwrites. */
export const COMMENT_PROPERTY = 'nps-today-comment';

interface Property {
  key: string;
  value: unknown;
}

/**
 * Writes a response in one call. Where Jira refuses that, the fields that it names and those that it does not let the
 * app edit are left out; where that does not show which one is at fault, each is written by itself. No value is written
 * twice, and what Jira refuses takes at most twice as many calls as there are fields, and four more.
 */
export async function writeResponse(
  call: CallJira,
  log: Log,
  workItemId: string,
  write: ResponseWrite,
  mapping: FieldMapping,
  manner: WriteManner = {},
): Promise<Written | Unreachable | TryLater> {
  const { values, commentCut, wholeComment } = mappedValues(write, mapping);
  const editor = editorOf(call, workItemId, manner);
  const mark = { key: MARK_PROPERTY, value: write.mark };
  const beside = commentProperty(write, wholeComment);
  const written = (refused: RefusedField[]): Written => ({
    kind: 'written',
    refused,
    commentCut,
    ...(editor.told() ? { told: true } : {}),
  });

  const whole = await editor.edit(values, beside ? [mark, beside] : [mark]);
  if (whole.kind === 'ok') return written([]);
  if (!isAboutContent(whole)) return failed(whole);
  const facts = await editFacts(call, workItemId, manner.lockedToo);
  if (facts.kind === 'gone' || facts.kind === 'no-permission' || facts.kind === 'try-later') return facts;
  const refused = await writeTheRest({ editor, facts, mark, beside }, values, whole);
  if ('kind' in refused) return refused;
  const fields = refused.map(({ fieldId, cause }) => `${fieldId}: ${cause}`).join(', ');
  log.warn('Jira refused fields', { workItemId, fields });
  return written(refused);
}

interface Rest {
  editor: Editor;
  facts: EditFacts;
  mark: Property;
  /** What stands beside the comment's field, where anything does. */
  beside?: Property;
}

/** What is left of a write that Jira refused as a whole: all that Jira takes. Resolves with what it does not take. */
async function writeTheRest(
  rest: Rest,
  values: FieldValue[],
  refusal: Refusal,
): Promise<RefusedField[] | Unreachable | TryLater> {
  const { editor, facts, mark, beside } = rest;
  const refused: RefusedField[] = [];
  let left = values;
  for (;;) {
    const { errors } = refusal;
    const bad = left.filter(({ fieldId }) => fieldId in errors || isOut(facts, fieldId));
    if (bad.length === 0) return writeApart(rest, left, refused);
    refused.push(...bad.map((value) => refusedField(value, facts, refusal)));
    left = left.filter((value) => !bad.includes(value));
    if (left.length === 0) return writeProperties(rest, refused);
    const properties = beside && takesComment(refused) ? [mark, beside] : [mark];
    const result = await editor.edit(left, properties);
    if (result.kind === 'ok') return refused;
    if (!isAboutContent(result)) return failed(result);
    refusal = result;
  }
}

/** Which value Jira does not take is unknown: first without the comment, which is the likeliest, then one by one. */
async function writeApart(
  rest: Rest,
  values: FieldValue[],
  refused: RefusedField[],
): Promise<RefusedField[] | TryLater> {
  const others = values.filter(({ field }) => field !== 'comment');
  const groups =
    others.length < values.length && others.length > 0 ? [others, values.filter(isComment)] : alone(values);
  for (let group = groups.shift(); group; group = groups.shift()) {
    const result = await rest.editor.edit(group, []);
    if (result.kind === 'ok') continue;
    if (result.kind !== 'refused') return tryLater(result);
    if (group.length > 1) groups.unshift(...alone(group));
    else refused.push(...group.map((value) => refusedField(value, rest.facts, result)));
  }
  return writeProperties(rest, refused);
}

const isComment = ({ field }: FieldValue) => field === 'comment';
const alone = (values: FieldValue[]) => values.map((value) => [value]);

/** Apart from the fields: an edit without a field is refused, and a property may be what Jira does not take. */
async function writeProperties(
  { editor, mark, beside }: Rest,
  refused: RefusedField[],
): Promise<RefusedField[] | TryLater> {
  const marked = await editor.put(mark);
  if (marked.kind !== 'ok' && marked.kind !== 'refused') return tryLater(marked);
  if (!beside || !takesComment(refused)) return refused;
  const kept = await editor.put(beside);
  if (kept.kind === 'ok') return refused;
  if (kept.kind !== 'refused') return tryLater(kept);
  return [...refused, { field: 'comment', fieldId: COMMENT_PROPERTY, cause: 'too-long' }];
}

function takesComment(refused: RefusedField[]): boolean {
  return !refused.some(({ field }) => field === 'comment');
}

function isOut(facts: EditFacts, fieldId: string): boolean {
  return facts.kind === 'locked' || (facts.kind === 'editable' && !facts.fields.has(fieldId));
}

/** The whole of a comment that its field has no room for, or what takes the place of an earlier one. */
function commentProperty(write: ResponseWrite, wholeComment: string | undefined): Property | undefined {
  if (wholeComment) return { key: COMMENT_PROPERTY, value: wholeCommentValue(write.mark.surveyId, wholeComment) };
  return write.comment && write.replacesWholeComment ? { key: COMMENT_PROPERTY, value: {} } : undefined;
}

type Editor = ReturnType<typeof editorOf>;

/**
 * Edits one work item in the wanted manner, as far as Jira lets the app: not to tell watchers, and to write where the
 * status lets nobody edit, need *Administer Jira*. A refusal of that (403) is no refusal of the edit.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
 */
function editorOf(call: CallJira, id: string, { notifyWatchers, lockedToo }: WriteManner) {
  let quiet = !notifyWatchers;
  let anywhere = lockedToo === true;

  async function edit(values: FieldValue[], properties: Property[]): Promise<JiraResult> {
    const fields = Object.fromEntries(values.map(({ fieldId, value }) => [fieldId, value]));
    const body = { fields, ...(properties.length > 0 ? { properties } : {}) };
    for (;;) {
      const path = anywhere
        ? quiet
          ? route`/rest/api/3/issue/${id}?notifyUsers=false&overrideEditableFlag=true`
          : route`/rest/api/3/issue/${id}?overrideEditableFlag=true`
        : quiet
          ? route`/rest/api/3/issue/${id}?notifyUsers=false`
          : route`/rest/api/3/issue/${id}`;
      const result = await call(path, { method: 'PUT', body });
      const isForbidden = result.kind === 'refused' && result.status === 403;
      if (!isForbidden || !(anywhere || quiet)) return result;
      if (anywhere) anywhere = false;
      else quiet = false;
    }
  }

  return {
    edit,
    put: ({ key, value }: Property) =>
      call(route`/rest/api/3/issue/${id}/properties/${key}`, { method: 'PUT', body: value }),
    /** Whether watchers were notified although they were not to be. */
    told: () => !notifyWatchers && !quiet,
  };
}

/** A refusal of what was to be written, not of the work item: leaving something out may help. */
function isAboutContent(result: Failed): result is Refusal {
  return result.kind === 'refused' && [400, 413, 422].includes(result.status);
}

/** A work item that cannot be reached, in our words. */
export function failed(result: Failed): Unreachable | TryLater {
  if (result.kind !== 'refused') return tryLater(result);
  if (result.status === 404) return { kind: 'gone' };
  return { kind: 'no-permission' };
}

export function tryLater(result: JiraResult | Failed): TryLater {
  return result.kind === 'rate-limited' ? { kind: 'try-later', until: result.until } : { kind: 'try-later' };
}
