/** One node of the document that `@forge/react` hands over the bridge on every commit. */
export interface ForgeNode {
  /** Name of the UI Kit component; `String` for text, `Root` for the document. */
  type: string;
  /** Stays the same for as long as the component stays mounted. */
  key: string;
  props: Record<string, unknown>;
  children: ForgeNode[];
}

/** A copy that later commits leave alone: `@forge/react` mutates the document it handed over. */
export function snapshot(node: ForgeNode): ForgeNode {
  return { type: node.type, key: node.key, props: { ...node.props }, children: node.children.map(snapshot) };
}

/** The node's props, assumed to be what the component takes: their names are checked before anything is drawn. */
export function propsOf<T>(node: ForgeNode): T {
  return node.props as T;
}

/** The text inside a node, however deep. */
export function textOf(node: ForgeNode): string {
  if (node.type === 'String') return String(node.props.text ?? '');
  return node.children.map(textOf).join('');
}

/** The children of the `ContentWrapper` with this name: how render props travel. */
export function slot(node: ForgeNode, name: string): ForgeNode[] {
  return node.children.find((child) => child.type === 'ContentWrapper' && child.props.name === name)?.children ?? [];
}
