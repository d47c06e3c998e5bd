import React, { Component, useEffect, type ReactNode } from 'react';

const BOX: React.CSSProperties = {
  border: '2px solid #C9372C',
  background: '#FFECEB',
  color: '#5D1F1A',
  borderRadius: 4,
  padding: '8px 12px',
  margin: '4px 0',
  font: '13px/1.4 ui-monospace, Menlo, monospace',
  whiteSpace: 'pre-wrap',
};

/** A mistake of a screen, or a gap of the renderer, made impossible to overlook. */
export function Problem({ text }: { text: string }): JSX.Element {
  useEffect(() => console.error(`[renderer] ${text}`), [text]);
  return (
    <div role="alert" data-testid="renderer-problem" style={BOX}>
      {text}
    </div>
  );
}

/** Turns a component that cannot be drawn into a visible problem. */
export class Boundary extends Component<{ name: string; children: ReactNode }, { message?: string }> {
  override state: { message?: string } = {};

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return <Problem text={`${this.props.name} could not be drawn: ${this.state.message}`} />;
  }
}
