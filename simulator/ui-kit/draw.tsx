import React, { Fragment, isValidElement, type ComponentType, type ReactNode } from 'react';
import type { ForgeNode } from './node';
import { Boundary, Problem } from './problem';
import { unknownProps } from './prop-tables';

/** Draws one UI Kit component. */
export type Drawing = ComponentType<{ node: ForgeNode }>;

const drawings = new Map<string, Drawing>();

/** Adds a family of components; the name is the UI Kit component's. */
export function register(family: Record<string, Drawing>): void {
  for (const [name, drawing] of Object.entries(family)) drawings.set(name, drawing);
}

/** The node as real Atlaskit components; what is unknown about it becomes a visible problem. */
export function draw(node: ForgeNode): ReactNode {
  if (node.type === 'String') return String(node.props.text ?? '');
  if (node.type === 'Root' || node.type === 'ContentWrapper') return drawAll(node.children);
  const Drawn = drawings.get(node.type);
  const unknown = unknownProps(node.type, node.props);
  if (!Drawn || !unknown) {
    return <Problem key={node.key} text={`The component "${node.type}" is not known to the renderer.`} />;
  }
  const drawn = (
    <Boundary key={node.key} name={node.type}>
      <Drawn node={node} />
    </Boundary>
  );
  if (unknown.length === 0) return drawn;
  const names = unknown.map((name) => `"${name}"`).join(', ');
  return (
    <Fragment key={node.key}>
      <Problem text={`${node.type} does not take the prop ${names}.`} />
      {drawn}
    </Fragment>
  );
}

/** Several nodes in a row. */
export function drawAll(nodes: ForgeNode[]): ReactNode[] {
  return nodes.map((node) => draw(node));
}

/** A node's children; undefined when it has none, so that Atlaskit's own defaults apply. */
export function childrenOf(node: ForgeNode): ReactNode {
  return node.children.length > 0 ? drawAll(node.children) : undefined;
}

/**
 * Draws UI Kit elements that travel inside a prop (`actions`, `primaryAction`, …). They were never reconciled, so only
 * UI Kit components themselves work there, as in Jira: a function component cannot cross the bridge.
 */
export function drawProp(value: unknown, key = '0'): ReactNode {
  if (value === undefined || value === null || typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return value.map((each, index) => drawProp(each, String(index)));
  if (!isValidElement(value))
    return typeof value === 'string' || typeof value === 'number' ? value : notDrawable(value);
  const props = value.props as Record<string, unknown>;
  if (value.type === Fragment) return <Fragment key={key}>{drawProp(props.children)}</Fragment>;
  if (typeof value.type !== 'string') {
    const name = (value.type as { name?: string }).name ?? 'a component';
    return <Problem key={key} text={`<${name}> is inside a prop: only UI Kit's own components work there.`} />;
  }
  return draw(toNode(value.type, value.key ?? key, props));
}

function toNode(type: string, key: string, { children, ...props }: Record<string, unknown>): ForgeNode {
  return { type, key, props, children: childNodes(children, key) };
}

function childNodes(children: unknown, key: string): ForgeNode[] {
  const list = Array.isArray(children) ? children.flat(Infinity) : [children];
  return list.flatMap((child, index): ForgeNode[] => {
    const childKey = `${key}.${index}`;
    if (typeof child === 'string' || typeof child === 'number') {
      return [{ type: 'String', key: childKey, props: { text: String(child) }, children: [] }];
    }
    if (!isValidElement(child)) return [];
    const name = typeof child.type === 'string' ? child.type : ((child.type as { name?: string }).name ?? 'component');
    return [toNode(name, childKey, child.props as Record<string, unknown>)];
  });
}

function notDrawable(value: unknown): ReactNode {
  return <Problem text={`This cannot be drawn: ${JSON.stringify(value)}`} />;
}
