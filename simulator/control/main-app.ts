import { Hono } from 'hono';
import type { ForgeHost } from '../shared/services';
import type { Control } from './control';
import { controlFailure, createControlRoutes } from './routes';

/**
 * What port N serves: the control plane, the web triggers, and `page` (the console) at `/`. Anything else is a loud
 * 404.
 */
export function createMainApp(parts: { control: Control; forge: ForgeHost; page: Hono }): Hono {
  const app = new Hono();
  app.route('/_control', createControlRoutes(parts.control));
  app.all('/_control/*', (c) => c.json({ error: `There is no control call ${c.req.method} ${c.req.path}.` }, 404));
  app.all('/public/*', (c) => parts.forge.webTrigger(c.req.raw));
  app.route('/', parts.page);
  app.notFound((c) => c.json({ error: `The simulator serves nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.onError(controlFailure);
  return app;
}
