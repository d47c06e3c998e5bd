import type { ForgeHost } from '../shared/services';
import { CLOUD_ID, ENVIRONMENT_ID, SITE_URL } from '../shared/site-identity';
import { conditionFacts, whyConditionsHide } from './display-conditions';
import { ConsoleError, type JiraSite } from './jira-site';
import type { Manifest, ManifestText, UiModule } from '../forge/manifest/manifest';
import { translated } from './texts';

/** The part of the Forge host that the console uses. */
export type ScreenHost = Pick<ForgeHost, 'invokeResolver'> & {
  /** Calls a function as `dynamicProperties` do. */
  invokeFunction(functionKey: string, payload: unknown, accountId?: string): Promise<unknown>;
};

/** What Jira shows of a module before it is opened. */
export interface ShownModule {
  type: string;
  key: string;
  title: string;
  label: string;
  /** Reached by *Configure* in Manage apps alone. */
  useAsConfig: boolean;
  /** Whether its display conditions hold. */
  visible: boolean;
  /** Why it is hidden or cannot be judged, in words. */
  reason?: string;
  /** The status beside the title of a collapsed `jira:issueContext`. */
  lozenge?: { label: string; appearance: string };
  problem?: string;
}

/** The kinds of screens that the console shows, by where they are. */
const ON_SITE = ['jira:adminPage', 'jira:globalPage'];
const ON_PROJECT = ['jira:projectPage'];
const ON_WORK_ITEM = ['jira:issuePanel', 'jira:issueContext', 'jira:issueAction'];
const ON_SEARCH = ['jira:issueNavigatorAction'];

/**
 * What the navigator says of what is chosen there. No page of Forge's says what it gives: two apps read keys, as a list or
 * as one text, the search, and the saved filter; in the newer navigator a selection may be missing (assumed).
 */
export interface Chosen {
  issueKeys?: string[] | string;
  jql?: string;
  filterId?: string;
}

/** Who looks at what. */
export interface Reader {
  email: string;
  locale: string;
  issueKey?: string;
  /** Set where the reader is on a page of a project. */
  projectKey?: string;
  /** Set where the reader is in the navigator. */
  chosen?: Chosen;
}

interface DynamicProperties {
  status?: { type: string; value: { label: string; type?: string } };
}

/**
 * The modules of a work item, of a project, of the navigator, or of the site where none is given, with what Jira evaluates before it shows them.
 *
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-context/
 */
export async function shownModules(
  manifest: Manifest,
  site: JiraSite,
  host: ScreenHost,
  reader: Reader,
): Promise<ShownModule[]> {
  const { email, locale, issueKey, projectKey } = reader;
  const { accountId } = await site.myself(email);
  const workItem = issueKey === undefined ? undefined : await site.workItemExtension(email, issueKey);
  const facts = conditionFacts(site, { email, issueKey, projectKey: workItem?.project.key ?? projectKey });
  const where = whereIs(reader);
  const say = (text: ManifestText | undefined) => translated(manifest.translations, text, locale);
  return Promise.all(
    manifest.ui
      .filter(({ type }) => where.includes(type))
      .map(async (module): Promise<ShownModule> => {
        const { type, key, useAsConfig = false } = module;
        const [title, label] = [say(module.title), say(module.label)];
        const shown = { type, key, title, label, useAsConfig };
        const reason = await whyConditionsHide(module.displayConditions, facts);
        if (reason !== undefined) return { ...shown, visible: false, reason };
        const dynamic = module.dynamicProperties?.function;
        if (dynamic === undefined) return { ...shown, visible: true };
        try {
          const payload = { cloudId: CLOUD_ID, extension: { type, ...workItem } };
          const properties = (await host.invokeFunction(dynamic, payload, accountId)) as DynamicProperties | undefined;
          return { ...shown, visible: true, ...lozengeOf(properties) };
        } catch (error) {
          return { ...shown, visible: true, problem: (error as Error).message };
        }
      }),
  );
}

function whereIs({ chosen, issueKey, projectKey }: Reader): string[] {
  if (chosen) return ON_SEARCH;
  if (issueKey !== undefined) return ON_WORK_ITEM;
  return projectKey === undefined ? ON_SITE : ON_PROJECT;
}

function lozengeOf(properties: DynamicProperties | undefined): Pick<ShownModule, 'lozenge' | 'problem'> {
  const status = properties?.status;
  if (!status) return {};
  if (status.type !== 'lozenge') return { problem: `A status of type "${status.type}" is not modelled.` };
  return { lozenge: { label: status.value.label, appearance: status.value.type ?? 'default' } };
}

/** `context` of `view.getContext()`. @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/ */
export async function screenContext(
  manifest: Manifest,
  site: JiraSite,
  reader: Reader & { moduleKey: string; theme: string },
): Promise<Record<string, unknown>> {
  const module = requireModule(manifest, reader.moduleKey);
  const { accountId, timeZone } = await site.myself(reader.email);
  return {
    accountId,
    accountType: 'licensed',
    cloudId: CLOUD_ID,
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    localId: reader.moduleKey,
    moduleKey: reader.moduleKey,
    siteUrl: SITE_URL,
    locale: reader.locale,
    timezone: timeZone ?? 'UTC',
    theme: { colorMode: reader.theme === 'dark' ? 'dark' : 'light', dark: 'dark', light: 'light' },
    extension: await extensionOf(module, site, reader),
  };
}

/** Calls the module's resolver the way the bridge does. Rejects with the error that the screen would get. */
export async function invokeScreenResolver(
  manifest: Manifest,
  site: JiraSite,
  host: ScreenHost,
  call: Reader & { moduleKey: string; functionKey: string; payload?: unknown },
): Promise<unknown> {
  const module = requireModule(manifest, call.moduleKey);
  const { accountId, timeZone } = await site.myself(call.email);
  const { moduleKey, functionKey, payload, locale } = call;
  const extension = await extensionOf(module, site, call);
  return host.invokeResolver({ moduleKey, functionKey, payload, accountId, extension, locale, timezone: timeZone });
}

/**
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-global-page/
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-project-page/
 */
async function extensionOf(module: UiModule, site: JiraSite, reader: Reader): Promise<Record<string, unknown>> {
  if (ON_SEARCH.includes(module.type)) return { type: module.type, ...reader.chosen };
  const location = `${SITE_URL}/jira/apps/${module.key}`;
  if (module.type === 'jira:globalPage') return { type: module.type, location };
  if (ON_PROJECT.includes(module.type)) {
    if (reader.projectKey === undefined) throw new ConsoleError(400, `"${module.key}" is a page of a project: which?`);
    return { type: module.type, project: await site.projectExtension(reader.email, reader.projectKey), location };
  }
  const about = reader.issueKey === undefined ? {} : await site.workItemExtension(reader.email, reader.issueKey);
  return { type: module.type, ...about };
}

/** A screen that the console can show. */
export function findScreen(manifest: Manifest, key: string): UiModule | undefined {
  return manifest.ui.find(
    (each) => each.key === key && [...ON_SITE, ...ON_PROJECT, ...ON_WORK_ITEM, ...ON_SEARCH].includes(each.type),
  );
}

function requireModule(manifest: Manifest, key: string): UiModule {
  const module = findScreen(manifest, key);
  if (!module) throw new ConsoleError(404, `manifest.yml declares no screen "${key}".`);
  return module;
}
