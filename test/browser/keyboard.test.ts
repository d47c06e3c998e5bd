import type { FrameLocator, Page } from 'playwright-core';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { byKeyboard } from './by-keyboard';
import { adminScreen, contextScreen, eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { inboxFor, idle, surveyFor } from './surveys';

jest.setTimeout(120_000);

const CAMPAIGN = 16588;

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;
let keys: ReturnType<typeof byKeyboard>;

beforeAll(async () => {
  site = await startBrowserSite('fresh');
}, START_MS);

afterAll(() => site.stop());

function use(at: FrameLocator): void {
  screen = at;
  keys = byKeyboard(page, screen);
}

/** Waits until the screen says this. */
function shows(text: string | RegExp): () => Promise<void> {
  return () => screen.getByText(text).first().waitFor();
}

describe('an admin without a mouse', () => {
  beforeAll(async () => {
    page = await site.open('page=admin');
    use(adminScreen(page));
    await screen.getByText('0 of 5 steps done').waitFor({ timeout: START_MS });
  }, START_MS);
  afterAll(() => page.close());

  test('reaches every control with Tab, and leaves the page again', async () => {
    expect(await keys.wayThrough()).toEqual(
      expect.arrayContaining(['textbox API key', 'button Connect', 'button Open step 2']),
    );
  });

  test('connects to nps.today after a mistyped key', async () => {
    await keys.tabTo('textbox API key');
    await keys.type('not-the-right-key');
    await keys.press('Enter', 'button Connect', shows('nps.today does not accept this API key.'));
    await keys.tabTo('textbox API key');
    await keys.key('Control+A');
    await keys.type(DEMO_API_KEY);
    await keys.press('Space', 'button Connect', shows('1 of 5 steps done'));
    expect(await keys.focused()).toBe('button Close');
  });

  test('chooses the campaign from the list, which can also be closed without choosing', async () => {
    const campaign = screen.getByRole('option', { name: `Jira support (id ${CAMPAIGN})` });
    await shows('Search by name or id.')();
    await keys.tabTo('combobox Campaign');
    await keys.key('ArrowDown');
    await campaign.waitFor();
    await keys.key('Escape');
    await campaign.waitFor({ state: 'detached' });
    expect(await keys.wayThrough()).toContain('button Save');

    await keys.tabTo('combobox Campaign');
    await keys.type(String(CAMPAIGN));
    await campaign.waitFor();
    await keys.key('Enter');
    await keys.press('Enter', 'button Save', shows('2 of 5 steps done'));
    await shows(`Jira support (id ${CAMPAIGN})`)();
  });

  test('chooses the project', async () => {
    await shows('All projects, new ones too')();
    expect(await keys.wayThrough()).toContain('checkbox Team (TEAM)');
    await keys.press('Space', 'checkbox Kanban (KAN)', shows('Done counts as finished.'));
    const byCategory = 'checkbox Every status of the Done category counts as finished';
    await keys.press('Space', byCategory, shows('In progress'));
    await keys.press('Space', 'checkbox In Progress', shows('In Progress and Done count as finished.'));
    await keys.press('Space', byCategory, shows('Done counts as finished.'));
    await keys.press('Enter', 'button Save', shows('3 of 5 steps done'));
    await shows('Kanban (KAN); Done counts as finished')();
  });

  test('lets the app create the fields', async () => {
    await shows('The quickest way')();
    await keys.press('Enter', 'button Create both for me', shows('Both fields can be written.'));
    expect(await keys.wayThrough()).toContain('button Continue');
    await keys.press('Enter', 'button Continue', shows('4 of 5 steps done'));
  });

  test('sees the test call arrive without losing keyboard focus', async () => {
    await shows('Waiting for the test call…')();
    expect(await keys.wayThrough()).toContain('button Make a new secret');
    await keys.tabTo('textbox Address for nps.today');
    const url = await screen.getByLabel('Address for nps.today').inputValue();
    const { npsToday } = site.simulator;
    await npsToday.sendTest(npsToday.notifications.create({ campaignId: CAMPAIGN, name: 'Jira', url }).id);
    await shows(/^Test call received at /)();
    await shows('All set')();
    expect(await keys.focused()).toBe('textbox Address for nps.today');
  });

  test('pauses and resumes', async () => {
    const paused = screen.getByText(/^Paused since /);
    await keys.press('Enter', 'button Go to the overview', shows('Connected to nps.today'));
    expect(await keys.wayThrough()).toContain('checkbox Pause everything');
    await keys.press('Space', 'checkbox Pause everything', () => paused.waitFor());
    await keys.press('Space', 'checkbox Pause everything', () => paused.waitFor({ state: 'detached' }));
  });

  test('moves between tabs with the arrow keys', async () => {
    await keys.tabTo('tab Overview');
    for (const [tab, text] of [
      ['Activity', 'Nothing here'],
      ['Rules', 'Add a rule'],
      ['Send a test survey', 'Choose a work item that you reported.'],
      ['Check this site', 'Not checked yet.'],
      ['Audit log', 'Every change of these settings'],
      ['Set-up', 'All set'],
    ] as const) {
      await keys.key('ArrowRight');
      await shows(text)();
      expect(await keys.focused()).toBe(`tab ${tab}`);
      expect(await keys.wayThrough()).toContain(`tabpanel ${tab}`);
      await keys.tabTo(`tab ${tab}`);
    }
  });
});

describe('an agent without a mouse', () => {
  const openAsAgent = async (key: string) => {
    page = await site.open(`page=work-item&key=${key}&user=agent@example.com`);
    await page.getByTestId('issue-context-toggle').waitFor({ timeout: START_MS });
  };
  afterEach(() => page.close());

  /** The screen goes on by itself while a survey is on its way: what has the focus then may go away. */
  const sent = (key: string, surveys: number) => async () => {
    await eventually(`survey ${surveys} for ${key}`, () => inboxFor(site.simulator, key)[surveys - 1]);
    await screen.getByText('No response yet.').waitFor();
  };

  test('sends a survey again after answering No to the question once', async () => {
    await surveyFor(site.simulator, 'KAN-2');
    await idle(site.simulator);
    await openAsAgent('KAN-2');
    use(panelScreen(page));
    await screen.getByText('No response yet.').waitFor({ timeout: START_MS });
    expect(await keys.wayThrough()).toContain('button Send again');

    const question = screen.getByText('Send one more survey e-mail?');
    await keys.press('Enter', 'button Send again', () => question.waitFor());
    expect(await keys.focused()).toBe('button Cancel');
    await keys.press('Enter', 'button Cancel', () => question.waitFor({ state: 'detached' }));
    expect(await keys.focused()).toBe('button Send again');
    expect(inboxFor(site.simulator, 'KAN-2')).toHaveLength(1);
    await keys.press('Space', 'button Send again', () => question.waitFor());
    await keys.press('Space', 'button Yes, send it', sent('KAN-2', 2));
    await keys.press('Enter', 'button Show details', shows('Earlier surveys'));
  });

  test('excludes a work item, undoes that, and sends its survey before it is finished', async () => {
    await openAsAgent('KAN-1');
    use(contextScreen(page));
    await keys.press('Enter', 'button Survey', shows('No survey yet'));
    await keys.press('Enter', 'button Don’t survey this work item', shows('Survey it after all'));
    await keys.press('Enter', 'button Survey it after all', shows('Don’t survey this work item'));
    expect(inboxFor(site.simulator, 'KAN-1')).toEqual([]);
    await keys.press('Enter', 'button Send survey now', shows('Yes, send it'));
    await keys.press('Enter', 'button Yes, send it', sent('KAN-1', 1));
    await keys.press('Enter', 'button Show details', shows('What happened'));
    expect(await keys.focused()).toBe('button Hide details');
  });
});
