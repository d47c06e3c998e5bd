/**
 * The only file that touches the seams between the Forge SDK and the platform: two globals, `__forge_runtime__` (who runs, where,
 * for how long) and `__forge_fetch__` (every call to Jira, storage and queues), and the global `fetch` for the rest of
 * the world. They are internal to the SDK: `seams.test.ts` fails when an upgrade of a package moves them.
 */

/** Where the SDK wants a call to go. */
export interface ForgeTarget {
  /** `fpp`: an Atlassian app or service. `kvs`: storage. `tpp`, `frc`, …: things the simulator does not have. */
  type: string;
  provider?: 'app' | 'user' | 'none' | string;
  remote?: 'jira' | 'stargate' | 'kvs' | string;
  /** With provider `user`: the user to act as, when not the one who is there. */
  accountId?: string;
}

/** What the SDK may ask about the invocation that runs. */
export interface RuntimeView {
  appId: string;
  appVersion: string;
  environmentId: string;
  installationId: string;
  /** ARI of the Jira site. */
  siteAri: string;
  moduleKey: string;
  invocationId: string;
  scopes: string[];
  egress: string[];
  /** Folder of the app's code, where its translations lie. */
  codeFolder: string;
  /** Milliseconds until the platform ends the invocation. */
  remainingMs(): number;
}

export interface Seams {
  /** The invocation that runs now, if one does. */
  runtime(): RuntimeView | undefined;
  forgeFetch(target: ForgeTarget, path: string, init?: RequestInit): Promise<Response>;
  egressFetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
}

const NAMES = ['__forge_runtime__', '__forge_fetch__', 'fetch'] as const;

/**
 * Puts the seams on a global object; the function it returns takes them off again and restores what was there.
 * `@forge/api` reads the global `fetch` once, when it is loaded: install before loading it, or call the global
 * `fetch` in gateways.
 */
export function installSeams(target: object, seams: Seams): () => void {
  const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
  const define = (name: (typeof NAMES)[number], descriptor: PropertyDescriptor) =>
    Object.defineProperty(target, name, { configurable: true, enumerable: true, ...descriptor });
  define('__forge_runtime__', {
    get: () => {
      const view = seams.runtime();
      return view && runtimeObject(view);
    },
  });
  define('__forge_fetch__', { value: seams.forgeFetch, writable: true });
  define('fetch', { value: seams.egressFetch, writable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
    }
  };
}

const silentMetrics = {
  counter: () => ({ incr: () => undefined, decr: () => undefined }),
  timing: () => ({ measure: () => ({ stop: () => undefined }), set: () => undefined }),
  gauge: () => ({ set: () => undefined }),
};

function runtimeObject(view: RuntimeView): object {
  return {
    appContext: {
      appId: view.appId,
      appVersion: view.appVersion,
      environmentId: view.environmentId,
      environmentType: 'DEVELOPMENT',
      invocationId: view.invocationId,
      installationId: view.installationId,
      moduleKey: view.moduleKey,
      permissions: { scopes: view.scopes, external: { fetch: { backend: view.egress } } },
    },
    contextAri: view.siteAri,
    container: { appCodeDir: view.codeFolder },
    lambdaContext: { getRemainingTimeInMillis: view.remainingMs },
    tracing: { traceId: view.invocationId.replaceAll('-', ''), spanId: view.invocationId.slice(0, 8) },
    metrics: silentMetrics,
    // No address and no token: whatever goes past `__forge_fetch__` must fail.
    proxy: { url: '', host: '', token: '' },
  };
}
