import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Told } from '../../domain/eligibility/facts';
import type { People } from '../../ports/people';
import type { CallJira } from './call';
import type { Read } from './reply';
import { readReply } from './reply';
import { APP_ACCOUNT, emailSchema } from './schemas';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-groups-get */
const groupsSchema = z.array(z.object({ groupId: z.string() }));

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get */
const accountsSchema = z.object({
  values: z.array(
    z.object({
      accountId: z.string(),
      accountType: z.nullish(z.string()),
      displayName: z.nullish(z.string()),
      emailAddress: z.nullish(z.string()),
    }),
  ),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get */
const languageSchema = z.object({ accountId: z.string(), locale: z.nullish(z.string()) });

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-permissions-check-post */
const grantedSchema = z.object({
  projectPermissions: z.array(
    z.object({ permission: z.string(), projects: z.array(z.union([z.number(), z.string()])) }),
  ),
});

/** Of whoever works on requests; Jira knows it only where there is Jira Service Management. */
const AGENT = 'SERVICEDESK_AGENT';

/** What Jira says about people, through its REST API, as the app. */
export function jiraPeople(call: CallJira): People {
  const account = async (accountId: string) =>
    readReply(await call(route`/rest/api/3/user/bulk?accountId=${accountId}`), accountsSchema, 'account');
  return {
    async groupsOf(accountId) {
      const read = readReply(
        await call(route`/rest/api/3/user/groups?accountId=${accountId}`),
        groupsSchema,
        'groups of a person',
      );
      if (read.kind === 'refused' && read.status === 404) return { kind: 'told', value: [] };
      return toldOf(read, (groups) => groups.map(({ groupId }) => groupId));
    },

    async isApp(accountId) {
      return toldOf(await account(accountId), ({ values }) =>
        values.some((each) => each.accountId === accountId && each.accountType === APP_ACCOUNT),
      );
    },

    async colleague(accountId) {
      const told = toldOf(await account(accountId), ({ values }) =>
        values.find((each) => each.accountId === accountId),
      );
      if (told.kind !== 'told') return told;
      if (!told.value || told.value.accountType === APP_ACCOUNT) return { kind: 'told', value: null };
      const { displayName, emailAddress: shown } = told.value;
      const email = readReply(await call(route`/rest/api/3/user/email?accountId=${accountId}`), emailSchema, 'e-mail');
      // A directory that is switched off for this site stays so: only a rest that Jira asks for is waited for.
      if (email.kind === 'rate-limited') return { kind: 'unavailable', until: email.until };
      const emailAddress = (email.kind === 'ok' ? email.value.email : undefined) ?? shown;
      return { kind: 'told', value: emailAddress ? { displayName: displayName ?? '', emailAddress } : null };
    },

    async languageOf(accountId) {
      const told = await call(route`/rest/api/3/user?accountId=${accountId}`);
      const read = readReply(told, languageSchema, 'language of a person');
      // Whom Jira does not show to the app has a language that the app does not know.
      if (read.kind === 'refused') return { kind: 'told', value: null };
      return toldOf(read, ({ locale }) => locale || null);
    },

    async isAgentOf(accountId, projectId) {
      const projectPermissions = [{ permissions: [AGENT], projects: [Number(projectId)] }];
      const body = { accountId, projectPermissions };
      const checked = await call(route`/rest/api/3/permissions/check`, { method: 'POST', body });
      const read = readReply(checked, grantedSchema, 'permissions of a person');
      // There is no such permission on this site, or no such person: no agent either way.
      if (read.kind === 'refused' && read.status === 400) return { kind: 'told', value: false };
      return toldOf(read, (granted) =>
        granted.projectPermissions.some(
          ({ permission, projects }) => permission === AGENT && projects.map(String).includes(projectId),
        ),
      );
    },
  };
}

/** A refusal tells nothing either: the app may be given the permission later. */
function toldOf<T, Ours>(read: Read<T>, ours: (value: T) => Ours): Told<Ours> {
  if (read.kind === 'ok') return { kind: 'told', value: ours(read.value) };
  return read.kind === 'rate-limited' ? { kind: 'unavailable', until: read.until } : { kind: 'unavailable' };
}
