import type { ForgeHost } from '../shared/services';
import type { Scenario } from '../shared/scenario';
import { DEMO_API_KEY, GUIDE_CAMPAIGN_ID, type NpsToday } from '../nps-today/server';

/**
 * Sets the app up the way an admin does on its admin page. Everything specific to the app is in this
 * file: the module key, and the names and inputs of the calls.
 */
const ADMIN_MODULE = 'admin';

const RATING_FIELD_ID = 'customfield_10091';
const COMMENT_FIELD_ID = 'customfield_10092';
const GUIDE_PROJECT_KEY = 'KAN';

/** What set-up needs from the site. */
export interface Site {
  forge: Pick<ForgeHost, 'invokeResolver'>;
  npsToday: NpsToday;
  /** Account id of the Jira admin on whose behalf the admin page is used. */
  adminAccountId: string;
  /** Finds a project's id. */
  projectId(key: string): Promise<string>;
}

/** Connects the app and maps the guide's fields; `fresh` is left alone. Fails when the app refuses a call. */
export async function setUpApp(site: Site, scenario: Scenario): Promise<void> {
  if (scenario === 'fresh') return;
  const projectIds = scenario === 'large' ? 'all' : [await site.projectId(GUIDE_PROJECT_KEY)];
  await call(site, 'connect', { apiKey: DEMO_API_KEY });
  await call(site, 'saveCampaign', { rule: null, campaignId: GUIDE_CAMPAIGN_ID, campaignName: 'Jira support' });
  const { rule } = (await call(site, 'getSetup', {})) as { rule: unknown };
  await call(site, 'saveScope', { rule, projectIds, finishedStatuses: 'done-category' });
  await call(site, 'saveFields', { rating: RATING_FIELD_ID, comment: COMMENT_FIELD_ID });
  const { url } = (await call(site, 'getNotification', {})) as { url: string };
  for (const setting of site.npsToday.notifications.list()) site.npsToday.notifications.update(setting.id, { url });
}

async function call(site: Site, functionKey: string, payload: Record<string, unknown>): Promise<unknown> {
  const result = await site.forge.invokeResolver({
    moduleKey: ADMIN_MODULE,
    functionKey,
    payload,
    accountId: site.adminAccountId,
  });
  const { ok, value } = (result ?? {}) as { ok?: boolean; value?: unknown };
  if (ok !== true) throw new Error(`Setting the app up failed at ${functionKey}: ${JSON.stringify(result)}`);
  return value;
}
