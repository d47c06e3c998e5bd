// First: what follows reads the time.
import './time/simulated-date';
import React, { useEffect, useRef, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import Spinner from '@atlaskit/spinner';
import { startTheme } from './theme/theme';
import { frameAddress } from './bridge/backend';
import { createBridge } from './bridge/bridge';
import { draw } from './draw';
import './components/families';
import { sendToHost } from './bridge/host';
import type { ForgeNode } from './node';
import { Problem } from './problem';

/** Room for a dialog, which fills the window in Jira but only the frame here. */
const DIALOG_HEIGHT = 640;
const OVERLAY_HEIGHT = 420;

interface State {
  document?: ForgeNode;
  problems: string[];
}

let state: State = { problems: [] };
const listeners = new Set<() => void>();

function change(next: Partial<State>): void {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const problem = (text: string) => change({ problems: [...new Set([...state.problems, text])] });

function Frame(): JSX.Element {
  const { document: forgeDoc, problems } = useSyncExternalStore(subscribe, () => state);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => reportHeight(root.current!), []);
  return (
    <div ref={root} data-testid="screen" data-drawn={forgeDoc ? 'true' : 'false'}>
      {problems.map((text) => (
        <Problem key={text} text={text} />
      ))}
      {forgeDoc ? draw(forgeDoc) : problems.length === 0 && <Spinner label="Loading" />}
    </div>
  );
}

/** Reports the height of the screen to the page, so that the frame never scrolls by itself. */
function reportHeight(root: HTMLElement): () => void {
  let last = 0;
  const measure = () => {
    const dialog = document.querySelector('[role="dialog"][aria-modal="true"]') ? DIALOG_HEIGHT : 0;
    const overlay = document.querySelector('.atlaskit-portal > *') ? OVERLAY_HEIGHT : 0;
    const height = Math.max(Math.ceil(root.scrollHeight), dialog, overlay);
    if (height !== last) sendToHost({ kind: 'height', height: (last = height) });
  };
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  // Dialogs and overlays hang outside the root and do not resize it.
  const timer = setInterval(measure, 150);
  return () => {
    observer.disconnect();
    clearInterval(timer);
  };
}

startTheme(frameAddress().theme);
Object.assign(window, { __bridge: createBridge({ show: (document) => change({ document }), problem }) });
window.addEventListener('error', (event) =>
  problem(`The screen failed: ${event.message || 'its script did not load'}`),
);
window.addEventListener('unhandledrejection', (event) => console.error('[screen]', event.reason));
createRoot(document.getElementById('root')!).render(<Frame />);
