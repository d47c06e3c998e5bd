import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { SimulatedClock } from '../shared/clock';
import type { ForgeHost } from '../shared/services';
import type { Control } from './control';
import { controlFailure, createControlRoutes } from './routes';

/**
 * Simulated seconds after which a caller whose web trigger call gets no reply sees the line break: longer than any web
 * trigger may run.
 * @see https://developer.atlassian.com/platform/forge/limits-invocation/
 */
const NO_REPLY_SECONDS = 60;

interface MainApp {
  clock: SimulatedClock;
  control: Control;
  forge: Pick<ForgeHost, 'webTrigger'>;
  /** What a person sees at `/`. */
  page: Hono;
}

/** What port N serves: the control plane, the web triggers and a page. Anything else is a loud 404. */
export function createMainApp({ clock, control, forge, page }: MainApp): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route('/_control', createControlRoutes(control));
  app.all('/_control/*', (c) => c.json({ error: `There is no control call ${c.req.method} ${c.req.path}.` }, 404));
  app.all('/public/*', async (c) => {
    try {
      // Nobody moves a paused clock for a caller from outside, whose call takes simulated time.
      return await clock.serve(withinLimit(clock, forge.webTrigger(c.req.raw)));
    } catch {
      c.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  });
  app.route('/', page);
  app.notFound((c) => c.json({ error: `The simulator serves nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.onError(controlFailure);
  return app;
}

function withinLimit<T>(clock: SimulatedClock, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = clock.limit(NO_REPLY_SECONDS * 1_000, () => reject(new Error('No reply came.')));
    void work.then(resolve, reject).finally(() => limit.cancel());
  });
}
