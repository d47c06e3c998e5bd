import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { NpsTodayError } from '../nps-today/server';
import type { Control } from './control';
import { ControlError } from './errors';
import {
  automationInput,
  clockInput,
  faultInput,
  inboxQuery,
  jiraInput,
  npsTodayInput,
  platformInput,
  requestTarget,
  resetInput,
  responseInput,
  scheduledInput,
  storageQuery,
  tailInput,
  tourInput,
  wireQuery,
} from './inputs';

/** The control plane over HTTP: JSON in and out, errors as `{ error }`. Mounted under `/_control`. */
export function createControlRoutes(control: Control): Hono {
  const app = new Hono();
  app.get('/status', (c) => c.json(control.status()));
  app.post('/reset', async (c) => c.json(await control.reset(await read(c, resetInput))));
  app.get('/tour', (c) => c.json(control.tour.stops()));
  app.post('/tour', async (c) => c.json(await control.tour.go((await read(c, tourInput)).stop)));
  app.post('/idle', async (c) => c.json(await control.idle()));
  app.post('/clock', async (c) => c.json(await control.clock(await read(c, clockInput))));
  app.post('/scheduled', async (c) => {
    await control.scheduled(await read(c, scheduledInput));
    return c.json({ done: true });
  });
  app.post('/automation', async (c) => c.json(await control.automation(await read(c, automationInput))));
  app.post('/faults', async (c) => c.json({ faults: control.fault(await read(c, faultInput)) }));
  app.get('/faults', (c) => c.json({ faults: control.faults() }));
  app.delete('/faults', (c) => {
    control.clearFaults();
    return c.json({ faults: [] });
  });
  app.get('/invitations', (c) => c.json(control.invitations()));
  app.get('/inbox', (c) => c.json(control.inbox(parse(inboxQuery, c.req.query()))));
  app.post('/invitations/:id/response', async (c) =>
    c.json(control.respond(c.req.param('id'), await read(c, responseInput))),
  );
  app.get('/requests', (c) => c.json(control.requests(parse(requestTarget.optional(), c.req.query('target')))));
  app.get('/wire', (c) => c.json(control.wire.calls(parse(wireQuery, c.req.query()))));
  app.get('/wire/invocations', (c) => c.json(control.wire.invocations(parse(tailInput, c.req.query()))));
  app.get('/wire/logs', (c) => c.json(control.wire.logs(parse(tailInput, c.req.query()))));
  app.get('/wire/storage', (c) => c.json(control.wire.storage(parse(storageQuery, c.req.query()))));
  app.get('/wire/:id{[0-9]+}', (c) => c.json(control.wire.call(Number(c.req.param('id')))));
  app.post('/wire/:id{[0-9]+}/resend', async (c) => c.json(await control.wire.resend(Number(c.req.param('id')))));
  app.get('/storage', () => json(control.storage()));
  app.get('/metrics', (c) => c.json(control.metrics()));
  app.get('/logs', (c) => c.json(control.logs()));
  app.post('/platform', async (c) => c.json(control.platform(await read(c, platformInput))));
  app.get('/mails', (c) => c.json(control.mails()));
  app.post('/jira', async (c) => c.json(control.jira(await read(c, jiraInput))));
  app.post('/nps-today', async (c) => json(await control.npsToday(await read(c, npsTodayInput))));
  return app;
}

/** The reply to a control call that failed; an error nobody planned is shown whole, since this is a test tool. */
export function controlFailure(error: Error, c: Context): Response {
  const planned = error instanceof ControlError || error instanceof NpsTodayError;
  const status = planned ? error.status : 500;
  return c.json({ error: planned ? error.message : (error.stack ?? error.message) }, status as ContentfulStatusCode);
}

async function read<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not valid JSON.');
  }
  return parse(schema, body);
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw new ControlError(400, problems.join('; '));
}

/** JSON of anything, also of `undefined`. */
function json(value: unknown): Response {
  return Response.json(value ?? null);
}
