import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { FinishedStatuses, SiteResult, Writable } from '../../../ports/configuration';
import type { CallJira } from '../call';
import type { EditFacts } from '../response/edit-facts';
import { editFacts } from '../response/edit-facts';
import { jiraPermissions } from '../permissions';
import { DONE_CATEGORY } from '../schemas';
import { readReply } from '../reply';
import { failed } from '../site-result';

/** The id of Jira's Done category: unlike its name it is the same in every language. */
const DONE_CATEGORY_ID = 3;
/** Among the latest of a project without finished ones. */
const A_FEW = 20;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const foundSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      fields: z.object({
        status: z.object({ id: z.string(), statusCategory: z.nullish(z.object({ key: z.string() })) }),
      }),
    }),
  ),
});
type Found = z.infer<typeof foundSchema>['issues'][number];

/** What the app may write on the work items of a project: its permissions there, and one finished work item's fields. */
export async function writable(
  call: CallJira,
  projectId: string,
  finished: FinishedStatuses,
  lockedToo: boolean,
): Promise<SiteResult<Writable>> {
  const [access, sample] = await Promise.all([
    jiraPermissions(call).inProject(projectId),
    sampleOf(call, projectId, finished),
  ]);
  if (access === 'unknown') return { kind: 'try-later' };
  if (access === 'none') return { kind: 'ok', value: { kind: 'no-browse' } };
  if (access === 'see') return { kind: 'ok', value: { kind: 'no-edit' } };
  if (sample.kind !== 'ok') return sample;
  if (!sample.value) return { kind: 'ok', value: { kind: 'no-work-item' } };
  return about(call, sample.value.id, isFinished(sample.value, finished), lockedToo);
}

async function about(
  call: CallJira,
  workItemId: string,
  finished: boolean,
  lockedToo: boolean,
): Promise<SiteResult<Writable>> {
  const facts = await editFacts(call, workItemId, lockedToo);
  switch (facts.kind) {
    case 'editable':
      return { kind: 'ok', value: { kind: 'asked', finished, locked: false, fieldIds: idsOf(facts) } };
    case 'locked': {
      const unlocked = await editFacts(call, workItemId, true);
      return { kind: 'ok', value: { kind: 'asked', finished, locked: true, fieldIds: idsOf(unlocked) } };
    }
    case 'no-permission':
      return { kind: 'ok', value: { kind: 'no-edit' } };
    case 'gone':
      // The search found it a moment ago: its index is behind.
      return { kind: 'try-later' };
    case 'unknown':
      return { kind: 'refused' };
    case 'try-later':
      return facts;
  }
}

function idsOf(facts: EditFacts): string[] | undefined {
  return facts.kind === 'editable' ? [...facts.fields.keys()] : undefined;
}

/** JQL for work items in these statuses. */
export function finishedCondition(finished: FinishedStatuses): string {
  return finished === 'done-category' ? `statusCategory = ${DONE_CATEGORY_ID}` : `status in (${finished.join(', ')})`;
}

/** A finished work item; where there is none among those that were found, the one that changed last. */
async function sampleOf(
  call: CallJira,
  projectId: string,
  finished: FinishedStatuses,
): Promise<SiteResult<Found | undefined>> {
  const done = await search(call, `project = ${projectId} AND ${finishedCondition(finished)} ORDER BY updated DESC`, 1);
  if (done.kind === 'try-later' || (done.kind === 'ok' && done.value[0])) return first(done);
  // Jira refuses a status that no workflow of the site has any more.
  const latest = await search(call, `project = ${projectId} ORDER BY updated DESC`, A_FEW);
  if (latest.kind !== 'ok') return latest;
  return { kind: 'ok', value: latest.value.find((each) => isFinished(each, finished)) ?? latest.value[0] };
}

async function search(call: CallJira, jql: string, maxResults: number): Promise<SiteResult<Found[]>> {
  const body = { jql, maxResults, fields: ['status'] };
  const result = await call(route`/rest/api/3/search/jql`, { method: 'POST', body });
  const read = readReply(result, foundSchema, 'work items of a project');
  return read.kind === 'ok' ? { kind: 'ok', value: read.value.issues } : failed(read);
}

function first(found: SiteResult<Found[]>): SiteResult<Found | undefined> {
  return found.kind === 'ok' ? { kind: 'ok', value: found.value[0] } : found;
}

function isFinished({ fields: { status } }: Found, finished: FinishedStatuses): boolean {
  return finished === 'done-category' ? status.statusCategory?.key === DONE_CATEGORY : finished.includes(status.id);
}
