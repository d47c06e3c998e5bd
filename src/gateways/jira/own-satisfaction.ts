import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { SiteResult } from '../../ports/configuration';
import type { CallJira } from './call';
import { fieldOfType } from './fields/field-of-type';
import { readReply } from './reply';
import { failed, fromRead } from './site-result';

/** The field that service management keeps its own rating in. Nothing public says whether a project asks for one. */
const SATISFACTION = 'com.atlassian.servicedesk:sd-request-feedback';
/** What was rated before that says little about what is asked today. */
const DAYS = 90;
/** So many of the latest rated requests are looked at. */
const LATEST = 100;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const foundSchema = z.object({
  issues: z.array(z.object({ fields: z.object({ project: z.object({ name: z.string() }) }) })),
});

/**
 * Names of those of these projects whose requests were lately rated by service management's own question. Two calls at
 * most; one on a site without service management.
 */
export async function ownSatisfaction(call: CallJira, projects: 'all' | string[]): Promise<SiteResult<string[]>> {
  const field = await fieldOfType(call, SATISFACTION);
  if (field.kind !== 'ok') return failed(field);
  const number = /^customfield_(\d+)$/.exec(field.value ?? '')?.[1];
  if (number === undefined) return { kind: 'ok', value: [] };
  const where = projects === 'all' ? '' : ` AND project in (${projects.join(', ')})`;
  const jql = `cf[${number}] is not EMPTY AND updated >= -${DAYS}d${where} ORDER BY updated DESC`;
  const body = { jql, maxResults: LATEST, fields: ['project'] };
  const result = await call(route`/rest/api/3/search/jql`, { method: 'POST', body });
  return fromRead(readReply(result, foundSchema, 'rated requests'), ({ issues }) => [
    ...new Set(issues.map(({ fields }) => fields.project.name)),
  ]);
}
