import { frameAddress, getJson, postJson } from './backend';
import { pageHistory } from './history';
import { goTo, pressFlagAction, sendToHost, showFlag, type FlagOptions } from './host';
import { snapshot, type ForgeNode } from '../node';
import { tellTime } from '../time/simulated-date';

/** What the frame does when the screen commits, or when something goes wrong that a person must see. */
export interface FrameView {
  show(document: ForgeNode): void;
  problem(text: string): void;
}

type Command = (data: never) => unknown;
type Callback = (payload: unknown) => void;

const TARGET_PATHS: Record<string, (target: Record<string, string>) => string> = {
  issue: ({ issueKey }) => `/browse/${issueKey}`,
  userProfile: ({ accountId }) => `/jira/people/${accountId}`,
  projectSettingsDetails: ({ projectKey }) => `/plugins/servlet/project-config/${projectKey}/summary`,
  dashboard: ({ dashboardId }) => `/jira/dashboards/${dashboardId}`,
};

/**
 * The bridge as `@forge/bridge` 7 and `@forge/react` 12 use it. A command that is missing here is a visible problem.
 *
 * @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/bridge/
 */
export function createBridge(view: FrameView): { callBridge: (command: string, data?: unknown) => Promise<unknown> } {
  const subscribers = new Map<string, Set<Callback>>();
  const context = () => getJson<Record<string, unknown>>(`context${window.location.search}`);

  const emit = (event: string, payload: unknown) => subscribers.get(event)?.forEach((callback) => callback(payload));
  const on = ({ event, callback }: { event: string; callback: Callback }) => {
    const callbacks = subscribers.get(event) ?? new Set();
    subscribers.set(event, callbacks.add(callback));
    return { unsubscribe: () => callbacks.delete(callback) };
  };

  const history = pageHistory(
    frameAddress().path,
    (path, how) => sendToHost({ kind: 'address', path, how }),
    (delta) => sendToHost({ kind: 'travel', delta }),
  );

  window.addEventListener('message', ({ data, origin }: MessageEvent) => {
    if (origin !== window.location.origin) return;
    const message = data as { source?: string; kind?: string; event?: string; payload?: unknown; id?: string };
    if (message.source !== 'console-page') return;
    if (message.kind === 'event' && message.event) emit(message.event, message.payload);
    if (message.kind === 'address') history.wentTo(String(message.payload));
    if (message.kind === 'time') tellTime(Number(message.payload));
    if (message.kind === 'flag-action') pressFlagAction(message.id ?? '', Number(message.payload));
  });

  const commands: Record<string, Command> = {
    reconcile: ({ forgeDoc }: { forgeDoc: ForgeNode }) => view.show(snapshot(forgeDoc)),
    onError: ({ error }: { error: unknown }) => view.problem(`The screen failed: ${String(error)}`),
    getContext: context,
    invoke: (call: { functionKey: string; payload?: unknown; metadata?: unknown }) => invoke(call),
    fetchProduct: fetchProduct,
    refresh: () => sendToHost({ kind: 'refresh-work-item' }),
    reload: () => window.location.reload(),
    showFlag: (flag: FlagOptions) => showFlag(flag),
    closeFlag: ({ id }: { id: string | number }) => sendToHost({ kind: 'close-flag', id: String(id) }),
    navigate: (location: { url?: string; target?: string; type: string }) =>
      goTo(location.url ?? targetUrl(location), location.type === 'new-tab'),
    getUrl: (location: { target: string }) => new URL(targetUrl(location), window.location.origin).href,
    on,
    onPublic: on,
    emit: ({ event, payload }: { event: string; payload: unknown }) => emit(event, payload),
    emitPublic: ({ event, payload }: { event: string; payload: unknown }) => emit(event, payload),
    enableTheming: () => undefined,
    changeWindowTitle: () => undefined,
    emitReadyEvent: () => undefined,
    getFrameId: () => frameAddress().module,
    createHistory: () => history.create(),
  };

  return {
    callBridge: async (command, data) => {
      const run = commands[command] as ((data: unknown) => unknown) | undefined;
      if (!run) {
        view.problem(`The bridge command "${command}" is not modelled by the console.`);
        throw new Error(`The bridge command "${command}" is not modelled by the console.`);
      }
      return run(data);
    },
  };

  function targetUrl(location: { target?: string }): string {
    const path = TARGET_PATHS[location.target ?? ''];
    if (path) return path(location as Record<string, string>);
    view.problem(`The console cannot navigate to "${location.target ?? ''}".`);
    throw new Error(`The console cannot navigate to "${location.target ?? ''}".`);
  }
}

async function invoke(call: { functionKey: string; payload?: unknown; metadata?: unknown }): Promise<unknown> {
  const { module, locale, timezone, issue, project, chosen } = frameAddress();
  const { functionKey, payload } = call;
  const request = { moduleKey: module, functionKey, payload, locale, timezone, issue, project, chosen };
  const { result } = await postJson<{ result?: unknown }>('invoke', request).catch((error: Error) => {
    throw new Error(`There was an error invoking the function - ${error.message}`);
  });
  return call.metadata ? { body: result, metadata: {} } : result;
}

interface ProductRequest {
  product: string;
  restPath: string;
  fetchRequestInit: { method?: string; body?: string | null; headers: [string, string][] };
}

async function fetchProduct({ product, restPath, fetchRequestInit }: ProductRequest): Promise<unknown> {
  if (product !== 'jira') throw new Error(`The console has no ${product}.`);
  const { method = 'GET', body, headers } = fetchRequestInit;
  const response = await fetch(`/_console/jira${restPath}`, {
    method,
    body: body ?? undefined,
    headers: [...headers, ['x-acting-user', frameAddress().user]],
  });
  return {
    body: await response.text(),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
    isAttachment: false,
  };
}
