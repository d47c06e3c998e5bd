import { z } from 'zod';

interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: unknown[];
  content?: AdfNode[];
}

const BLOCKS = [
  'blockquote',
  'blockTaskItem',
  'bodiedExtension',
  'blockCard',
  'bulletList',
  'codeBlock',
  'decisionList',
  'embedCard',
  'expand',
  'extension',
  'heading',
  'mediaGroup',
  'mediaSingle',
  'multiBodiedExtension',
  'orderedList',
  'panel',
  'paragraph',
  'rule',
  'table',
  'taskList',
];
const INLINES = ['date', 'emoji', 'hardBreak', 'inlineCard', 'inlineExtension', 'mediaInline', 'mention', 'status'];
const PARTS = [
  'caption',
  'decisionItem',
  'listItem',
  'media',
  'nestedExpand',
  'tableCell',
  'tableHeader',
  'tableRow',
  'taskItem',
];
const KNOWN = new Set([...BLOCKS, ...INLINES, ...PARTS, 'text']);
const TEXT_PARENTS = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption']);

const node: z.ZodType<AdfNode> = z.lazy(() =>
  z
    .strictObject({
      type: z.string().refine((type) => KNOWN.has(type)),
      text: z.string().min(1).optional(),
      attrs: z.record(z.string(), z.unknown()).optional(),
      marks: z.array(z.looseObject({ type: z.string() })).optional(),
      content: z.array(node).optional(),
    })
    .refine((each) => (each.type === 'text') === (each.text !== undefined))
    .refine((each) => each.type !== 'heading' || typeof each.attrs?.level === 'number')
    .refine((each) =>
      (each.content ?? []).every((child) =>
        TEXT_PARENTS.has(each.type)
          ? child.type === 'text' || INLINES.includes(child.type)
          : child.type !== 'text' && !INLINES.includes(child.type),
      ),
    ),
);

const document = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(node.refine((each) => BLOCKS.includes(each.type))),
});

/**
 * Whether a value is a well-formed Atlassian document. Checks node types, where text is allowed, and that text is not
 * empty; it does not check attributes or marks of every node type.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function isAdf(value: unknown): boolean {
  return document.safeParse(value).success;
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
