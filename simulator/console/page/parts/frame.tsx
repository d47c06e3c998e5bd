import React, { useEffect, useMemo, useRef, useState } from 'react';
import type { FlagOptions, FrameMessage } from '../../../ui-kit/bridge/host';
import { go, pageChanges, useAddress } from './address';

const FIRST_HEIGHT = 96;

type Received = FrameMessage & { source?: string };

interface Hooks {
  onFlag: (flag: FlagOptions, press: (index: number) => void) => void;
  onCloseFlag: (id: string) => void;
}

/** Where flags of the screens go; set once by the page. */
export const hooks: Hooks = { onFlag: () => undefined, onCloseFlag: () => undefined };

/** Informs every screen on the page of what happened to the work item, as Jira's issue view does. */
export function broadcast(event: string, payload: unknown): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.frame')) {
    frame.contentWindow?.postMessage({ source: 'console-page', kind: 'event', event, payload }, window.location.origin);
  }
}

/** Tells every screen on the page what time it is, simulated, epoch ms. */
export function tellTime(now: number): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.frame')) {
    frame.contentWindow?.postMessage({ source: 'console-page', kind: 'time', payload: now }, window.location.origin);
  }
}

interface ScreenProps {
  module: string;
  title: string;
  issue?: string;
  /** The key of the project whose page it is. */
  project?: string;
  /** What is chosen in the navigator, as JSON. */
  chosen?: string;
  /** The screen is a whole page, and part of the address is its own. */
  isPage?: boolean;
  onRefresh?: () => void;
}

/** One screen of the app in a frame of its own, as tall as its content. */
export function Screen(props: ScreenProps): JSX.Element {
  const { user = '', theme = '', locale = '', path = '/' } = useAddress();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const refresh = useRef(props.onRefresh);
  refresh.current = props.onRefresh;

  useEffect(() => {
    const receive = ({ data, source, origin }: MessageEvent) => {
      const target = frame.current?.contentWindow;
      const message = data as Received;
      if (origin !== window.location.origin || source !== target || message.source !== 'console-frame') return;
      if (message.kind === 'height') setHeight(message.height);
      if (message.kind === 'navigate') follow(message.url);
      if (message.kind === 'address') go({ path: message.path }, message.how);
      if (message.kind === 'travel') window.history.go(message.delta);
      if (message.kind === 'refresh-work-item') refresh.current?.();
      if (message.kind === 'close-flag') hooks.onCloseFlag(message.id);
      if (message.kind === 'flag') {
        const { flag } = message;
        hooks.onFlag(flag, (index) =>
          target?.postMessage({ source: 'console-page', kind: 'flag-action', id: flag.id, payload: index }, origin),
        );
      }
    };
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  }, []);

  const query = new URLSearchParams({
    module: props.module,
    user,
    theme,
    locale,
    ...(props.issue && { issue: props.issue }),
    ...(props.project && { project: props.project }),
    ...(props.chosen && { chosen: props.chosen }),
  }).toString();
  useEffect(() => {
    const target = frame.current?.contentWindow;
    if (props.isPage)
      target?.postMessage({ source: 'console-page', kind: 'address', payload: path }, window.location.origin);
  }, [path]);
  // Where the screen goes from here, it goes by itself: another address of the frame would load it anew.
  const begin = useMemo(() => (props.isPage ? `&path=${encodeURIComponent(path)}` : ''), [query]);
  return (
    <iframe
      ref={frame}
      key={query}
      className="frame"
      title={props.title}
      data-testid={`screen-${props.module}`}
      src={`/_console/frame?${query}${begin}`}
      style={{ height }}
    />
  );
}

/** Addresses of Jira that the console has a page for; any other is opened as it is. */
function follow(url: string): void {
  const { pathname, origin } = new URL(url, window.location.origin);
  const key = /\/browse\/([^/?#]+)/.exec(pathname)?.[1];
  if (key !== undefined) go(pageChanges('work-item', { key: decodeURIComponent(key) }));
  else if (/\/jira\/settings\/apps\//.test(pathname)) go(pageChanges('admin'));
  else if (origin === window.location.origin) window.location.assign(url);
  else window.open(url, '_blank', 'noopener');
}
