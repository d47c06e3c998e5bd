import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

const THEME_BACKGROUNDS = { light: '#ffffff', dark: '#1f1f21' };

function shell(options: { title: string; theme: string; locale: string; assets: string[]; body: Html }): Html {
  const theme = options.theme === 'dark' ? 'dark' : 'light';
  return html`<!doctype html>
    <html lang="${options.locale.slice(0, 2)}" style="background: ${THEME_BACKGROUNDS[theme]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${options.title}</title>
        <link rel="icon" href="data:," />
        ${raw(options.assets.map((name) => `<link rel="stylesheet" href="/_console/assets/${name}.css">`).join(''))}
      </head>
      <body>
        ${options.body}
      </body>
    </html>`;
}

/** The page in which a person clicks through the product. */
export function consolePage(options: { theme: string }): Html {
  return shell({
    ...options,
    title: 'nps.today for Jira – console',
    locale: 'en',
    assets: ['page'],
    body: html`<div id="root"></div>
      <script src="/_console/assets/page.js"></script>`,
  });
}

/**
 * One screen of the app: the renderer first, because the resource needs the bridge while it loads. There is no heading
 * here: that of a panel is on the page around it, as in Jira.
 */
export function framePage(options: {
  title: string;
  theme: string;
  locale: string;
  resource: string;
  /** Simulated time, epoch ms. */
  now: number;
}): Html {
  return shell({
    ...options,
    assets: ['frame'],
    body: html`<main id="root" aria-label="${options.title}"></main>
      <script>
        window.__simulatedNow = ${options.now};
      </script>
      <script src="/_console/assets/frame.js"></script>
      <script src="/_console/assets/resource-${options.resource}.js"></script>`,
  });
}

/** Shown in place of a screen that does not exist or does not build. */
export function missingScreen(options: { title: string; theme: string; locale: string; message: string }): Html {
  return shell({
    ...options,
    assets: [],
    body: html`<main
      data-testid="screen-missing"
      style="font: 14px/1.5 system-ui, sans-serif; padding: 32px; text-align: center; color: ${
        options.theme === 'dark' ? '#cecfd2' : '#292a2e'
      }"
    >
      <h1 style="font-size: 20px">This screen is not built</h1>
      <pre style="white-space: pre-wrap; font: inherit">${options.message}</pre>
    </main>`,
  });
}
