import { createRequire } from 'node:module';
import type { ADFEntity } from '@atlaskit/adf-utils/types';
import type * as Validator from '@atlaskit/adf-utils/validator';
import type * as Flags from '@atlaskit/platform-feature-flags';

interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: unknown[];
  content?: AdfNode[];
}

const TEXT_PARENTS = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption']);

/** Atlassian's own validator, loaded with the first document: that takes longer than all else a call does. */
const load = createRequire(__filename);
let validate: ReturnType<typeof Validator.validator> | undefined;

/**
 * Whether a value is a well-formed Atlassian document: what is allowed where, attributes and marks included.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function isAdf(value: unknown): boolean {
  validate ??= makeValidator();
  // The validator takes any version.
  if (!looksLikeAdf(value) || (value as ADFEntity).version !== 1 || (value as ADFEntity).type !== 'doc') return false;
  try {
    return validate(value as ADFEntity).valid;
  } catch {
    return false;
  }
}

function makeValidator(): ReturnType<typeof Validator.validator> {
  // Otherwise the validator asks Atlassian's service for trial features, and complains that there is none.
  const flags = load('@atlaskit/platform-feature-flags') as typeof Flags;
  flags.setBooleanFeatureFlagResolver(() => false);
  return (load('@atlaskit/adf-utils/validator') as typeof Validator).validator();
}

/** Whether a value claims to be an Atlassian document (it may still be malformed). */
export function looksLikeAdf(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a document, one line per block. */
export function adfText(value: unknown): string {
  if (!looksLikeAdf(value)) return '';
  const { type, text, content } = value as Partial<AdfNode>;
  if (type === 'hardBreak') return '\n';
  if (text !== undefined) return text;
  const children = content ?? [];
  const parts = children.map((child) => adfText(child));
  return parts.join(type !== undefined && TEXT_PARENTS.has(type) ? '' : '\n');
}

/** A document with one paragraph per line. */
export function adfOf(text: string): unknown {
  const paragraphs = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] }));
  return { type: 'doc', version: 1, content: paragraphs };
}
