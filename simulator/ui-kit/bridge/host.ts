/** How a screen inside its frame talks to the page around it, which plays Jira. */
export type FrameMessage =
  | { kind: 'height'; height: number }
  | { kind: 'navigate'; url: string; newTab: boolean }
  | { kind: 'address'; path: string; how: 'push' | 'replace' }
  | { kind: 'travel'; delta: number }
  | { kind: 'flag'; flag: FlagOptions }
  | { kind: 'close-flag'; id: string }
  | { kind: 'refresh-work-item' };

/** A message from the page to every frame on it. */
export type HostMessage = { kind: 'event'; event: string; payload: unknown };

/** @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/showFlag/ */
export interface FlagOptions {
  id: string | number;
  title?: string;
  description?: string;
  type?: 'info' | 'success' | 'warning' | 'error';
  appearance?: 'info' | 'success' | 'warning' | 'error';
  isAutoDismiss?: boolean;
  actions?: { text: string; onClick: () => void }[];
}

/** Actions of the flags on display: functions cannot be posted, so the page sends back which one was pressed. */
const flagActions = new Map<string, (() => void)[]>();

export function sendToHost(message: FrameMessage): void {
  window.parent.postMessage({ source: 'console-frame', ...message }, window.location.origin);
}

export function showFlag(flag: FlagOptions): void {
  flagActions.set(
    String(flag.id),
    (flag.actions ?? []).map((action) => action.onClick),
  );
  const actions = (flag.actions ?? []).map(({ text }) => ({ text }));
  sendToHost({ kind: 'flag', flag: { ...flag, id: String(flag.id), actions } as FlagOptions });
}

export function pressFlagAction(id: string, index: number): void {
  flagActions.get(id)?.[index]?.();
}

/** Follows a link the way Jira does: same-tab links move the whole page, not the frame. */
export function goTo(url: string, newTab: boolean): void {
  if (newTab) window.open(url, '_blank', 'noopener');
  else sendToHost({ kind: 'navigate', url, newTab });
}
