import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Control } from './control';

/** A plain page that says where everything is. Stands in for the console. */
export function createStatusPage(control: Control): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const { jiraUrl, npsTodayUrl, webTriggerUrl, now } = control.status();
    const invitations = control.invitations();
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>nps.today for Jira: simulator</title>
          </head>
          <body>
            <h1>nps.today for Jira: simulator</h1>
            <dl>
              <dt>Simulated time</dt>
              <dd>${now}</dd>
              <dt>Jira</dt>
              <dd>${jiraUrl}</dd>
              <dt>nps.today</dt>
              <dd>${npsTodayUrl}</dd>
              <dt>Notification URL</dt>
              <dd>${webTriggerUrl ?? 'not set up'}</dd>
              <dt>Surveys sent</dt>
              <dd>${invitations.length}</dd>
            </dl>
            <p>
              <a href="/_control/invitations">Invitations</a>, <a href="/_control/requests">requests</a>,
              <a href="/_control/storage">storage</a>, <a href="/_control/metrics">metrics</a>
            </p>
          </body>
        </html>`,
    );
  });
  return app;
}
