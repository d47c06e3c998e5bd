import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, fieldsByName, START_MS, startBrowserSite } from './browser-site';

const HOUR_MS = 3_600_000;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const address = () => screen.getByLabel('Address for nps.today').inputValue();

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

/** The last step of the set-up is open: its address is the next thing to do. */
beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await screen.getByText('Waiting for the test call…').waitFor();
}, START_MS);

afterEach(() => page.close());

/** Calls the app as nps.today does, or as anybody who knows the address. */
async function post(url: string, body: unknown): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text })).status;
}

const response = (custom: object) => ({ Rating: 9, UserComment: 'From elsewhere', CampaignId: 16588, Custom: custom });
const TEST_CALL = { Rating: 9, Custom: {}, Sender: 123, MsCrmId: 'Some Id for MsCrm' };

const refused: [string, unknown, RegExp][] = [
  ['is no response', 'Hello', /It was not a response the app can read\. Check that the channel is Webhook/],
  ['carries neither rating nor comment', { Custom: { issueKey: 'KAN-2' } }, /It was not a response the app can read\./],
];

test.each(refused)('a call that %s is refused, and the reason is shown on the screen', async (_what, body, reason) => {
  expect(await post(await address(), body)).toBe(400);
  await screen.getByText(/^A call was refused/).waitFor();
  await screen.getByText(reason).waitFor();
  await site.simulator.clock.idle();
  expect(await fieldsByName(site.simulator, 'KAN-2')).toMatchObject({ 'NPS Rating': null, 'NPS Comment': null });

  // Responses are known to arrive all the same as soon as nps.today makes its test call.
  expect(await post(await address(), TEST_CALL)).toBe(200);
  await screen.getByText('All set').waitFor();
});

test("a response to a survey of the site's earlier automation rule is accepted once the option is on", async () => {
  const body = response({ issueKey: 'KAN-2' });
  const url = await address();
  expect(await post(url, body)).toBe(202);

  await button('Change the options').click();
  await screen.getByLabel('Accept responses to surveys from an earlier automation rule').check();
  await button('Save').click();
  await screen.getByText('Saved.').waitFor();
  expect(await post(url, body)).toBe(202);
  await eventually('the response on KAN-2', async () => {
    const fields = await fieldsByName(site.simulator, 'KAN-2');
    return fields['NPS Rating'] === 9 && fields['NPS Comment'] === 'From elsewhere' ? true : undefined;
  });
});

describe('a new secret', () => {
  /** Clicks as far as the question. */
  async function ask(oldOneWorks?: string): Promise<void> {
    if (oldOneWorks !== undefined) {
      await screen.getByText('1 more day', { exact: true }).click();
      await screen.getByRole('option', { name: oldOneWorks }).click();
    }
    await button('Make a new secret').click();
    await screen.getByText('Replace the address that nps.today uses?').waitFor();
  }

  async function rotate(oldOneWorks?: string): Promise<{ old: string; fresh: string }> {
    const old = await address();
    await ask(oldOneWorks);
    await button('Replace the address').click();
    await screen.getByText('The address above is new. Paste it in nps.today, then choose Test.').waitFor();
    return { old, fresh: await address() };
  }

  const openOverview = () => screen.getByRole('tab', { name: 'Overview' }).click();

  test('is made after a question, and nothing happens where the answer is no', async () => {
    const old = await address();
    await ask();
    await screen.getByText(/^The present address works for 1 more day\./).waitFor();
    await button('Cancel').click();
    await button('Make a new secret').waitFor();
    expect(await address()).toBe(old);
    expect(await post(old, TEST_CALL)).toBe(200);
    await screen.getByText('All set').waitFor();
  });

  test('keeps the old address for the chosen hour, says so, and asks for a new test call', async () => {
    expect(await post(await address(), TEST_CALL)).toBe(200);
    await screen.getByText('All set').waitFor();
    const { old, fresh } = await rotate('1 more hour');
    expect(fresh).not.toBe(old);
    await screen.getByText(/^The old address works until/).waitFor();
    await button('Make a new secret').waitFor({ state: 'detached' });
    await screen.getByText('All set').waitFor({ state: 'detached' });
    const wrong = new URL(fresh);
    wrong.searchParams.set('secret', 'wrong');
    expect(await post(wrong.toString(), TEST_CALL)).toBe(401);

    expect(await post(old, TEST_CALL)).toBe(200);
    await screen.getByText(/^A test call came at the old address/).waitFor();
    expect(await post(fresh, TEST_CALL)).toBe(200);
    await screen.getByText('All set').waitFor();
    await screen.getByText(/^A test call came at the old address/).waitFor({ state: 'detached' });
    await site.simulator.clock.advance(HOUR_MS);
    expect(await post(old, TEST_CALL)).toBe(401);
    expect(await post(fresh, TEST_CALL)).toBe(200);
  });

  test('that nps.today does not have needs attention: before a response is refused, and after', async () => {
    const { old, fresh } = await rotate();
    await openOverview();
    await screen.getByText('nps.today may still have the old address').waitFor();
    await screen.getByText(/The old one works until/).waitFor();
    await site.simulator.clock.advance(24 * HOUR_MS);
    expect(await post(old, response({ issueKey: 'KAN-2' }))).toBe(401);
    await screen.getByRole('tab', { name: 'Set-up' }).click();
    await openOverview();
    await screen.getByText('1 call at a replaced address was refused').waitFor();
    await button('Show the present address').click();
    expect(await address()).toBe(fresh);
    expect(await post(fresh, TEST_CALL)).toBe(200);
    await screen.getByText('All set').waitFor();
    await openOverview();
    await screen.getByText('Nothing needs attention').waitFor();
  });

  test('ends the replaced address at once where the admin chooses that', async () => {
    const { old, fresh } = await rotate('no longer, stop it now');
    expect(await post(old, TEST_CALL)).toBe(401);
    expect(await post(fresh, TEST_CALL)).toBe(200);
    await screen.getByText(/^Test call received at /).waitFor();
  });

  test('lets the admin stop the old address before its time, after a question', async () => {
    const { old, fresh } = await rotate();
    await button('Stop the old address now').click();
    expect(await post(old, TEST_CALL)).toBe(200);
    await button('Stop it').click();
    await button('Make a new secret').waitFor();
    expect(await post(old, TEST_CALL)).toBe(401);
    expect(await post(fresh, TEST_CALL)).toBe(200);
    await screen.getByText('All set').waitFor();
  });
});
