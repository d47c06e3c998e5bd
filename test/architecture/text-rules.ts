import { isTest, type SourceFile } from './source-files';

const MAX_LINES = 300;

/** Words that only the edges may use; the rest of the app speaks its own language. */
const VENDOR_WORDS = /UserComment|customfield_|avi:/;
const MAY_USE_VENDOR_WORDS = /^src\/(?:entry|gateways)\//;

/**
 * Where packages come from is the business of whoever installs. In pieces, so that this file does not name one:
 * the public registries and any host called like one.
 */
const REGISTRY_HOST =
  /\b(?:registry|npm|packages|artifactory|nexus|verdaccio)\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|internal|local)\b/i;
const DEVELOPER_PATH = /(?<![\w.~{}*)-])(?:\/(?:home|Users|root|work|workspaces?)\/[\w.-]+|[A-Z]:\\{1,2}Users\\)/;

/** Each rule takes one file and says, one sentence each, what breaks it. */
type Rule = (file: SourceFile) => string[];

export const mentionsSimulator: Rule = ({ path, text }) =>
  linesWith(text, /simulat(?:or|ed|ion)/i).map((line) => `${path}:${line} knows the simulator`);

export const usesVendorWords: Rule = ({ path, text }) =>
  isTest(path) || MAY_USE_VENDOR_WORDS.test(path)
    ? []
    : linesWith(text, VENDOR_WORDS).map((line) => `${path}:${line} uses a vendor's word outside entry/ and gateways/`);

export const isTooLong: Rule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines < MAX_LINES || isTest(path) ? [] : [`${path} has ${lines} lines, ${MAX_LINES - 1} are the most`];
};

export const namesRegistryHost: Rule = ({ path, text }) =>
  linesWith(text, REGISTRY_HOST).map((line) => `${path}:${line} names a package registry`);

export const namesDeveloperPath: Rule = ({ path, text }) =>
  linesWith(text, DEVELOPER_PATH).map((line) => `${path}:${line} names a folder of one machine`);

/** Keys of a locale file, nested ones joined with dots. */
export function localeKeys(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, child]) => localeKeys(child, prefix ? `${prefix}.${key}` : key));
}

/** What one list has and the other lacks, as sentences. */
export function differences(left: [name: string, items: string[]], right: [name: string, items: string[]]): string[] {
  const lacking = ([name, items]: [string, string[]], [, wanted]: [string, string[]]) =>
    wanted.filter((item) => !items.includes(item)).map((item) => `${name} lacks ${item}`);
  return [...lacking(left, right), ...lacking(right, left)];
}

function linesWith(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}
