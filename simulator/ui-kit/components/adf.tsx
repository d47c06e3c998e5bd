import React, { type ReactNode } from 'react';
import { register, type Drawing } from '../draw';
import { propsOf } from '../node';
import { Problem } from '../problem';

/** @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: AdfNode[];
}

/** Draws the text nodes of the Atlassian Document Format; media, macros and tables are visible problems. */
export function Adf({ node }: { node: AdfNode }): JSX.Element {
  const inside = (node.content ?? []).map((child, index) => <Adf key={index} node={child} />);
  switch (node.type) {
    case 'doc':
      return <div style={{ font: 'var(--ds-font-body)', overflowWrap: 'anywhere' }}>{inside}</div>;
    case 'paragraph':
      return <p style={{ margin: '0 0 8px' }}>{inside}</p>;
    case 'text':
      return <>{(node.marks ?? []).reduce<ReactNode>(marked, node.text)}</>;
    case 'hardBreak':
      return <br />;
    case 'bulletList':
      return <ul>{inside}</ul>;
    case 'orderedList':
      return <ol>{inside}</ol>;
    case 'listItem':
      return <li>{inside}</li>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'codeBlock':
      return <pre>{inside}</pre>;
    case 'rule':
      return <hr />;
    case 'panel':
      return <div style={{ background: 'var(--ds-background-information)', padding: 8 }}>{inside}</div>;
    case 'heading':
      return React.createElement(`h${Number(node.attrs?.level ?? 3)}`, null, inside);
    case 'mention':
    case 'emoji':
      return <span>{String(node.attrs?.text ?? node.attrs?.shortName ?? '')}</span>;
    case 'date':
      return <time>{new Date(Number(node.attrs?.timestamp)).toISOString().slice(0, 10)}</time>;
    default:
      return <Problem text={`The document node "${node.type}" is not known to the renderer.`} />;
  }
}

const TAGS: Record<string, string> = { strong: 'strong', em: 'em', strike: 's', underline: 'u', code: 'code' };

function marked(content: ReactNode, mark: { type: string; attrs?: Record<string, unknown> }): ReactNode {
  if (mark.type === 'link') return <a href={String(mark.attrs?.href)}>{content}</a>;
  const tag = TAGS[mark.type];
  return tag ? React.createElement(tag, null, content) : content;
}

const DrawAdf: Drawing = ({ node }) => <Adf node={propsOf<{ document: AdfNode }>(node).document} />;

register({ AdfRenderer: DrawAdf });
