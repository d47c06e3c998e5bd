import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { actionsOf, PROVIDER, type ActionModule } from './actions';
import { BACKGROUND_LIMIT_SECONDS, INTERACTIVE_LIMIT_SECONDS, LONG_LIMIT_SECONDS } from '../limits';

export interface FunctionModule {
  key: string;
  handler: string;
  timeoutSeconds?: number;
}

export interface EventFilter {
  ignoreSelf?: boolean;
  expression?: string;
  onError?: 'IGNORE' | 'IGNORE_AND_LOG' | 'RECEIVE' | 'RECEIVE_AND_LOG';
}

export interface TriggerModule {
  key: string;
  function: string;
  events: (string | { eventType: string; filter?: EventFilter })[];
  filter?: EventFilter;
}

export interface ConsumerModule {
  key: string;
  queue: string;
  function: string;
}

export interface ScheduledModule {
  key: string;
  function: string;
  interval: string;
}

export interface WebTriggerOutput {
  key: string;
  statusCode: number;
  contentType?: string;
  body?: string;
}

export interface WebTriggerModule {
  key: string;
  function: string;
  urlFormat?: 'v1' | 'v2';
  response?: { type: 'static' | 'dynamic'; outputs?: WebTriggerOutput[] };
}

export type AttributeType = 'integer' | 'float' | 'string' | 'boolean' | 'any';

export interface EntityIndex {
  name: string;
  partition: string[];
  range: string[];
}

export interface EntityType {
  name: string;
  attributes: Record<string, AttributeType>;
  indexes: EntityIndex[];
}

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/translations/ */
export interface Translations {
  /** A file for each language, by absolute path. */
  resources: { key: string; path: string }[];
  fallback: { default: string; [locale: string]: string | string[] };
}

/** Values of a property of work items that searches find. */
interface EntityPropertyModule extends UiModule {
  entityType: string;
  propertyKey: string;
  values: { path: string; type: string; searchAlias?: string }[];
}

/** The names under which Jira's search finds what the app keeps in properties of work items. */
export function searchAliasesOf({ ui }: Pick<Manifest, 'ui'>) {
  return ui
    .filter((each): each is EntityPropertyModule => each.type === 'jira:entityProperty')
    .filter(({ entityType }) => entityType === 'issue')
    .flatMap(({ propertyKey, values }) =>
      values.flatMap(({ searchAlias, ...value }) => (searchAlias ? [{ ...value, propertyKey, searchAlias }] : [])),
    );
}

/** A text, or the key of one in the app's translations. */
export type ManifestText = string | { i18n: string };

/** A screen of the app. */
export interface UiModule {
  /** E.g. `jira:issuePanel`. */
  type: string;
  key: string;
  title: ManifestText;
  label?: ManifestText;
  resource: string;
  resolver?: { function: string };
  dynamicProperties?: { function: string };
  displayConditions?: unknown;
  /** An admin page reached by *Configure* in Manage apps, and not in Jira's sidebar. */
  useAsConfig?: boolean;
}

interface ManifestFile {
  app: {
    id: string;
    storage?: {
      entities?: {
        name: string;
        attributes: Record<string, { type: AttributeType }>;
        indexes?: (string | { name: string; partition?: string[]; range: string[] })[];
      }[];
    };
  };
  permissions?: {
    scopes?: string[] | Record<string, { allowImpersonation?: boolean } | null>;
    external?: { fetch?: { backend?: (string | { address?: string; remote?: string })[] } };
  };
  remotes?: { key: string; baseUrl: string | Record<string, string> }[];
  modules: Record<string, unknown[]>;
  resources?: { key: string; path: string }[];
  translations?: Translations;
}

/** What is known about the app without running it. */
export interface Manifest {
  appId: string;
  scopes: string[];
  /** Scopes with which the app may act as a user who is not there. */
  impersonation: string[];
  /** Hosts the backend may call, as declared: URLs, possibly with a leading wildcard. */
  egress: string[];
  entities: Map<string, EntityType>;
  triggers: TriggerModule[];
  consumers: ConsumerModule[];
  scheduled: ScheduledModule[];
  webTriggers: WebTriggerModule[];
  ui: UiModule[];
  /** What Jira's automation offers of the app: the actions that a provider names, by their keys. */
  actions: Map<string, ActionModule>;
  /** Function key of the resolver by module key. */
  resolvers: Map<string, string>;
  /** Absolute path of a screen's source file by resource key. */
  resources: Map<string, string>;
  functions: Map<string, FunctionModule>;
  translations?: Translations;
  /** Runtime limit of a function by what may call it. Seconds. */
  limitSeconds(functionKey: string): number;
}

/**
 * Reads what the platform and the console need from `manifest.yml`. Throws when the file is missing or no YAML, and when
 * it refers to a function that it does not declare.
 */
export function loadManifest(path: string): Manifest {
  const file = parse(readFileSync(path, 'utf8')) as ManifestFile;
  const modules = <T>(name: string) => (file.modules[name] ?? []) as T[];
  const functions = new Map(modules<FunctionModule>('function').map((each) => [each.key, each]));
  const ui = Object.entries(file.modules)
    .filter(([name]) => name.includes(':') && name !== PROVIDER)
    .flatMap(([type, list]) => (list as Omit<UiModule, 'type'>[]).map((each) => ({ ...each, type })));
  const uses = usesByFunction(file, ui);
  for (const key of uses.keys()) {
    if (!functions.has(key)) throw new Error(`manifest.yml refers to function "${key}", which it does not declare.`);
  }
  return {
    appId: file.app.id.split('/').at(-1) ?? file.app.id,
    ...scopesOf(file),
    egress: egressOf(file),
    entities: entitiesOf(file),
    triggers: modules('trigger'),
    consumers: modules('consumer'),
    scheduled: modules('scheduledTrigger'),
    webTriggers: modules('webtrigger'),
    ui,
    actions: actionsOf(modules('action'), modules(PROVIDER)),
    resolvers: new Map(ui.flatMap((each) => (each.resolver ? [[each.key, each.resolver.function]] : []))),
    resources: new Map((file.resources ?? []).map(({ key, path: source }) => [key, join(dirname(path), source)])),
    functions,
    translations: file.translations && withPaths(file.translations, dirname(path)),
    limitSeconds: (functionKey) => limitOf(functions.get(functionKey), uses.get(functionKey) ?? new Set()),
  };
}

function withPaths({ resources, fallback }: Translations, folder: string): Translations {
  return { resources: resources.map(({ key, path }) => ({ key, path: join(folder, path) })), fallback };
}

type Use = 'interactive' | 'webtrigger' | 'long';

function usesByFunction(file: ManifestFile, ui: UiModule[]): Map<string, Set<Use>> {
  const uses = new Map<string, Set<Use>>();
  const note = (key: string | undefined, use: Use) => {
    if (key) uses.set(key, (uses.get(key) ?? new Set()).add(use));
  };
  const moduleUses: [string, Use][] = [
    ['trigger', 'interactive'],
    ['webtrigger', 'webtrigger'],
    ['action', 'webtrigger'],
    ['consumer', 'long'],
    ['scheduledTrigger', 'long'],
  ];
  for (const [name, use] of moduleUses) {
    for (const each of (file.modules[name] ?? []) as { function?: string }[]) note(each.function, use);
  }
  for (const each of ui) {
    note(each.resolver?.function, 'interactive');
    note(each.dynamicProperties?.function, 'interactive');
  }
  return uses;
}

// A function that several kinds of modules share gets the lowest limit.
function limitOf(declared: FunctionModule | undefined, uses: Set<Use>): number {
  if (uses.has('interactive')) return INTERACTIVE_LIMIT_SECONDS;
  if (uses.has('webtrigger')) return BACKGROUND_LIMIT_SECONDS;
  return Math.min(declared?.timeoutSeconds ?? BACKGROUND_LIMIT_SECONDS, LONG_LIMIT_SECONDS);
}

function scopesOf(file: ManifestFile): Pick<Manifest, 'scopes' | 'impersonation'> {
  const declared = file.permissions?.scopes ?? [];
  if (Array.isArray(declared)) return { scopes: declared, impersonation: [] };
  const entries = Object.entries(declared);
  return {
    scopes: entries.map(([scope]) => scope),
    impersonation: entries.filter(([, options]) => options?.allowImpersonation).map(([scope]) => scope),
  };
}

function egressOf(file: ManifestFile): string[] {
  const remotes = new Map((file.remotes ?? []).map((remote) => [remote.key, remote.baseUrl]));
  return (file.permissions?.external?.fetch?.backend ?? []).flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    if (entry.address) return [entry.address];
    const baseUrl = remotes.get(entry.remote ?? '');
    if (!baseUrl)
      throw new Error(`manifest.yml permits egress to remote "${entry.remote}", which it does not declare.`);
    return typeof baseUrl === 'string' ? [baseUrl] : Object.values(baseUrl);
  });
}

function entitiesOf(file: ManifestFile): Map<string, EntityType> {
  return new Map(
    (file.app.storage?.entities ?? []).map((entity) => [
      entity.name,
      {
        name: entity.name,
        attributes: Object.fromEntries(Object.entries(entity.attributes).map(([name, { type }]) => [name, type])),
        indexes: (entity.indexes ?? []).map((index) =>
          typeof index === 'string'
            ? { name: index, partition: [], range: [index] }
            : { name: index.name, partition: index.partition ?? [], range: index.range },
        ),
      },
    ]),
  );
}
