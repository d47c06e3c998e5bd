import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A UI module of the app, as far as the console needs it. */
export interface UiModule {
  /** E.g. `jira:issuePanel`. */
  type: string;
  key: string;
  title: string | { i18n: string };
  label?: string | { i18n: string };
  resource: string;
  resolver?: { function: string };
  dynamicProperties?: { function: string };
  displayConditions?: unknown;
  /** An admin page reached by *Configure* in Manage apps, and not in Jira's sidebar. */
  useAsConfig?: boolean;
}

export interface Translations {
  resources: { key: string; path: string }[];
  fallback: { default: string; [locale: string]: string | string[] };
}

/** What `manifest.yml` says about screens and languages; read anew on every call, so that edits show at once. */
export interface UiManifest {
  modules: UiModule[];
  /** Keys of the scheduled triggers. */
  scheduled: string[];
  /** Absolute path of a resource's source file. */
  resourcePath(key: string): string | undefined;
  translations?: Translations;
  /** The texts of a language; undefined where the app does not have it. */
  texts(locale: string): unknown;
  /** A title or label in the reader's language, as Jira would show it. */
  say(text: string | { i18n: string } | undefined, locale: string): string;
}

const UI_MODULES = ['jira:adminPage', 'jira:issuePanel', 'jira:issueContext'];

interface ManifestFile {
  modules: Record<string, Omit<UiModule, 'type'>[] | undefined>;
  resources?: { key: string; path: string }[];
  translations?: Translations;
}

/** Reads the manifest in `root`. Throws when it is missing or no YAML. */
export function readManifest(root: string): UiManifest {
  const file = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as ManifestFile;
  const modules = UI_MODULES.flatMap((type) => (file.modules[type] ?? []).map((module) => ({ ...module, type })));
  const { translations } = file;

  const texts = (locale: string): unknown => {
    const resource = translations?.resources.find((each) => each.key === locale);
    return resource && (JSON.parse(readFileSync(join(root, resource.path), 'utf8')) as unknown);
  };
  return {
    modules,
    scheduled: (file.modules.scheduledTrigger ?? []).map((module) => module.key),
    translations,
    texts,
    resourcePath: (key) => {
      const path = file.resources?.find((each) => each.key === key)?.path;
      return path === undefined ? undefined : join(root, path);
    },
    say(text, locale) {
      if (typeof text === 'string' || text === undefined) return text ?? '';
      const inOrder = [locale, translations?.fallback.default ?? 'en-US'];
      return inOrder.map((each) => lookUp(texts(each), text.i18n)).find((each) => each !== undefined) ?? text.i18n;
    },
  };
}

function lookUp(texts: unknown, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === 'string' ? found : undefined;
}
