import * as z from 'zod/mini';

interface AdfNode {
  type: string;
  text?: string;
  content?: AdfNode[];
}

/** An Atlassian document. @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfDocument {
  type: 'doc';
  version: 1;
  content: AdfNode[];
}

/** Plain text as a document: a blank line starts a paragraph, a line break stays one. */
export function toAdf(text: string): AdfDocument {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return { type: 'doc', version: 1, content: paragraphs.map(paragraph) };
}

function paragraph(text: string): AdfNode {
  const content = text.split('\n').flatMap((line, index): AdfNode[] => [
    ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
    // Jira refuses empty text nodes.
    ...(line === '' ? [] : [{ type: 'text', text: line }]),
  ]);
  return { type: 'paragraph', content };
}

const nodeSchema = z.object({
  type: z.string(),
  text: z.optional(z.string()),
  content: z.optional(z.array(z.unknown())),
});

/** The text of a document: paragraphs apart by a blank line. Empty for anything that is no document. */
export function textOf(node: unknown): string {
  const parsed = nodeSchema.safeParse(node);
  if (!parsed.success) return '';
  const { type, text, content = [] } = parsed.data;
  if (type === 'hardBreak') return '\n';
  return text ?? content.map(textOf).join(type === 'doc' ? '\n\n' : '');
}
