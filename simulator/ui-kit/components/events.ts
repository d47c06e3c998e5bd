import type { SyntheticEvent } from 'react';

/**
 * What a handler of a UI Kit component receives instead of a DOM event.
 *
 * @see https://developer.atlassian.com/platform/forge/ui-kit/components/textfield/
 */
export interface SerialisableEvent {
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  eventPhase: number;
  isTrusted: boolean;
  target: Record<string, unknown>;
  timeStamp: number;
  type: string;
}

const TARGET_PROPERTIES = ['value', 'checked', 'name', 'id', 'tagName', 'type', 'selectionStart', 'selectionEnd'];

export function serialise(event: SyntheticEvent): SerialisableEvent {
  const source = event.target as unknown as Record<string, unknown>;
  const target: Record<string, unknown> = {};
  for (const name of TARGET_PROPERTIES) if (source[name] !== undefined) target[name] = source[name];
  return {
    bubbles: event.bubbles,
    cancelable: event.cancelable,
    defaultPrevented: event.defaultPrevented,
    eventPhase: event.eventPhase,
    isTrusted: event.isTrusted,
    target,
    timeStamp: event.timeStamp,
    type: event.type,
  };
}

/** Calls a screen's handler with what would survive the trip over the bridge; does nothing where there is none. */
export function call(handler: unknown, ...args: unknown[]): unknown {
  if (typeof handler !== 'function') return undefined;
  const sent = args.map((arg) => (arg === undefined ? undefined : (JSON.parse(JSON.stringify(arg)) as unknown)));
  return (handler as (...values: unknown[]) => unknown)(...sent);
}

/** Handlers for the events that fields and buttons share, each calling the screen's own with a serialisable event. */
export function eventHandlers<N extends string>(
  props: Record<string, unknown>,
  ...names: N[]
): Partial<Record<N, (event: SyntheticEvent) => void>> {
  const handlers: Partial<Record<N, (event: SyntheticEvent) => void>> = {};
  for (const name of names) {
    if (props[name] !== undefined) handlers[name] = (event) => void call(props[name], serialise(event));
  }
  return handlers;
}
