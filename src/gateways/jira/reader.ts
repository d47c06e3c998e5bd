import { i18n, route } from '@forge/api';
import * as z from 'zod/mini';
import type { Reader } from '../../ports/reader';
import type { CallJira } from './call';

const DEFAULT_LOCALE = 'en-US';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get */
const myselfSchema = z.object({ locale: z.optional(z.string()) });

/** The person at the screen, as Jira knows them. */
export function jiraReader(callAsUser: CallJira): Reader {
  return {
    async words() {
      const result = await callAsUser(route`/rest/api/3/myself`);
      const locale = result.kind === 'ok' ? myselfSchema.safeParse(result.body).data?.locale : undefined;
      // Texts that a language lacks come from the manifest's fallback.
      return i18n.createTranslationFunction(locale?.replace('_', '-') ?? DEFAULT_LOCALE);
    },
  };
}
