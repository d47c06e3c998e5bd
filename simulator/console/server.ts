import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SimulatedClock } from '../shared/clock';
import type { Backstage } from '../jira/backstage/backstage';
import type { JiraService } from '../shared/services';
import { loadManifest, type Manifest } from '../forge/manifest/manifest';
import { createBundler } from './bundle';
import { consolePage, framePage, missingScreen } from './html';
import { ConsoleError, createJiraSite } from './jira-site';
import { createPeople } from './people';
import {
  findScreen,
  invokeScreenResolver,
  screenContext,
  shownModules,
  type Chosen,
  type Reader,
  type ScreenHost,
} from './screens';
import { textsOf, translated } from './texts';

/** What the console needs of the simulator. */
export interface ConsoleParts {
  jira: JiraService & { readonly change: Pick<Backstage, 'setLocale'> };
  forge: ScreenHost;
  clock: Pick<SimulatedClock, 'serve' | 'now'>;
}

const PROJECT_ROOT = resolve(__dirname, '..', '..');

/**
 * The web page in which a person clicks through the product, and its backend under `/_console`. The page itself uses the
 * control plane (`/_control`) of the same port. Bundles are made when they are first asked for; `root` is the folder of
 * the app's manifest.
 */
export function createConsole(parts: ConsoleParts, options: { root?: string } = {}): Hono {
  const { forge, clock } = parts;
  const root = options.root ?? PROJECT_ROOT;
  const bundler = createBundler();
  const site = createJiraSite(parts.jira);
  const people = createPeople(site);
  const manifest = manifestOf(join(root, 'manifest.yml'));
  const app = new Hono();

  app.get('/', (c) => c.html(consolePage({ theme: c.req.query('theme') ?? 'light' })));
  app.get('/browse/:key', (c) => c.redirect(`/?page=work-item&key=${encodeURIComponent(c.req.param('key'))}`));
  app.get('/issues/', (c) => c.redirect(`/?page=work-items&jql=${encodeURIComponent(c.req.query('jql') ?? '')}`));
  app.get('/_console/assets/:file', (c) => asset(c));
  app.get('/_console/frame', (c) => frame(c));
  app.get('/_console/__LOCALES__/:file', (c) => locale(c));
  app.get('/_console/modules', async (c) =>
    c.json(await clock.serve(shownModules(manifest(), site, forge, speaking(reader(c))))),
  );
  app.get('/_console/context', async (c) => {
    const { module: moduleKey = '', theme = 'light', user } = c.req.query();
    const about = { ...reader(c), ...(user && { email: user }), moduleKey, theme };
    return c.json(await screenContext(manifest(), site, speaking(about)));
  });
  app.post('/_console/invoke', async (c) => {
    const { issue: issueKey, project: projectKey, chosen, ...called } = await c.req.json<InvokeBody>();
    const call = { email: actingUser(c), ...called, issueKey, projectKey, chosen: chosenIn(chosen) };
    return c.json({ result: await clock.serve(invokeScreenResolver(manifest(), site, forge, speaking(call))) });
  });
  app.get('/_console/pulse', async (c) => c.json(await site.pulse(actingUser(c), c.req.query('issue') ?? '')));
  app.get('/_console/scheduled', (c) => c.json(manifest().scheduled.map(({ key }) => key)));
  app.get('/_console/users', async (c) => c.json(await people.search(actingUser(c), c.req.query('query') ?? '')));
  app.get('/_console/users/:id', async (c) => c.json(await people.byId(actingUser(c), c.req.param('id'))));
  app.get('/_console/shown/*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    return site.show(actingUser(c), pathname.slice('/_console/shown'.length) + search);
  });
  app.all('/_console/jira/*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const body = ['GET', 'HEAD'].includes(c.req.method) ? undefined : await c.req.text();
    return site.forward(actingUser(c), pathname.slice('/_console/jira'.length) + search, {
      method: c.req.method,
      body,
    });
  });
  app.onError((error, c) => {
    const status = error instanceof ConsoleError ? error.status : 500;
    return c.json({ error: error.message }, status as ContentfulStatusCode);
  });
  return app;

  /** The console's language is that of the user's profile in Jira: a function learns it nowhere else. */
  function speaking<R extends { email: string; locale: string }>(someone: R): R {
    parts.jira.change.setLocale(someone.email, someone.locale.replace('-', '_'));
    return someone;
  }

  async function asset(c: Context): Promise<Response> {
    const [, name = '', kind = ''] = /^(.+)\.(js|css)$/.exec(c.req.param('file') ?? '') ?? [];
    const entry = entryOf(name);
    if (!entry || !existsSync(entry)) throw new ConsoleError(404, `The console has no bundle "${name}".`);
    const bundle = await bundler.bundle(cacheName(name, root), entry);
    const type = kind === 'js' ? 'text/javascript' : 'text/css';
    const headers = { 'cache-control': 'no-cache', etag: `"${bundle.tag}"` };
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
    return c.body(bundle[kind as 'js' | 'css'], 200, { ...headers, 'content-type': `${type}; charset=utf-8` });
  }

  function entryOf(name: string): string | undefined {
    if (name === 'page') return join(__dirname, 'page', 'index.tsx');
    if (name === 'frame') return join(__dirname, '..', 'ui-kit', 'index.tsx');
    return name.startsWith('resource-') ? manifest().resources.get(name.slice('resource-'.length)) : undefined;
  }

  async function frame(c: Context): Promise<Response> {
    const { module: key = '', theme = 'light', locale: language = 'en-US' } = c.req.query();
    const read = manifest();
    const module = findScreen(read, key);
    const title = module ? translated(read.translations, module.title, language) : 'Screen';
    const page = { title, theme, locale: language };
    const entry = module && read.resources.get(module.resource);
    if (!module || !entry)
      return c.html(missingScreen({ ...page, message: `manifest.yml declares no screen "${key}".` }), 404);
    if (!existsSync(entry))
      return c.html(missingScreen({ ...page, message: `${entry.slice(root.length + 1)} does not exist.` }), 404);
    try {
      await bundler.bundle(cacheName(`resource-${module.resource}`, root), entry);
    } catch (error) {
      return c.html(missingScreen({ ...page, message: (error as Error).message }), 500);
    }
    return c.html(framePage({ ...page, resource: module.resource, now: clock.now() }));
  }

  function locale(c: Context): Response {
    const file = c.req.param('file') ?? '';
    const { translations } = manifest();
    if (file === 'i18n-info.json') {
      const locales = (translations?.resources ?? []).map((resource) => resource.key);
      return c.json({ config: { locales, fallback: translations?.fallback ?? { default: 'en-US' } } });
    }
    const found = textsOf(translations, file.replace(/\.json$/, ''));
    return found === undefined ? (c.notFound() as Response) : c.json(found);
  }
}

interface InvokeBody {
  moduleKey: string;
  functionKey: string;
  payload?: unknown;
  locale: string;
  issue?: string;
  project?: string;
  chosen?: string;
}

/** The manifest as it is in the file now: read again once somebody edited it. */
function manifestOf(path: string): () => Manifest {
  let read: { manifest: Manifest; at: number } | undefined;
  return () => {
    const at = statSync(path).mtimeMs;
    if (read?.at !== at) read = { manifest: loadManifest(path), at };
    return read.manifest;
  };
}

function actingUser(c: Context): string {
  return c.req.header('x-acting-user') ?? 'admin@example.com';
}

function reader(c: Context): Reader {
  const { locale = 'en-US', issue: issueKey, project: projectKey, chosen } = c.req.query();
  return { email: actingUser(c), locale, issueKey, projectKey, chosen: chosenIn(chosen) };
}

function chosenIn(text: string | undefined): Chosen | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Chosen);
}

/** Bundles of another manifest (a test's) must not end up in each other's place. */
function cacheName(name: string, root: string): string {
  const about =
    root === PROJECT_ROOT || !name.startsWith('resource-')
      ? ''
      : `-${Buffer.from(root).toString('base64url').slice(-16)}`;
  return name + about;
}
