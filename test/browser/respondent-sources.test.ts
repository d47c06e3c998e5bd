import type { FrameLocator, Page } from 'playwright-core';
import {
  adminScreen,
  callJira,
  createField,
  eventually,
  START_MS,
  startBrowserSite,
  violationsWithin,
} from './browser-site';
import { byKeyboard } from './by-keyboard';
import { inboxFor, surveyFor } from './surveys';

jest.setTimeout(120_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;
let keys: ReturnType<typeof byKeyboard>;
let contact: string;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  contact = await createField(site.simulator, 'Contact', 'userpicker');
  site.simulator.jira.change.addFieldToScreens(contact, 'KAN');
  page = await site.open('page=admin');
  screen = adminScreen(page);
  keys = byKeyboard(page, screen);
  await screen.getByRole('tab', { name: 'Rules' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Edit' }).waitFor();
}, START_MS);

afterAll(() => site.stop());

const sources = () => screen.locator('ol > li').allInnerTexts();
const add = async (name: string) => {
  await keys.tabTo('combobox Add a source');
  await keys.type(name);
  await screen.getByRole('option').filter({ hasText: name }).waitFor();
  await keys.key('Enter');
};

const pick = async (name: string, text: string) => {
  await screen.getByRole('combobox', { name }).focus();
  await keys.type(text);
  await screen.getByRole('option').filter({ hasText: text }).waitFor();
  await keys.key('Enter');
};

test('an admin chooses by the keyboard whom a rule surveys, in which order, and that person gets the survey', async () => {
  await screen.getByRole('button', { name: 'Edit' }).focus();
  await keys.press('Enter', 'button Edit', () => screen.getByText('Who gets the survey').waitFor());
  await add('Contact');
  await screen.getByText('Contact: the first person', { exact: true }).waitFor();
  await screen.getByRole('button', { name: 'Move up' }).nth(1).focus();
  await page.keyboard.press('Enter');
  await screen.locator('ol > li').first().filter({ hasText: 'Contact' }).waitFor();
  expect((await sources()).map((text) => text.split('\n')[0])).toEqual(['Contact: the first person', 'The reporter']);
  expect(await violationsWithin(page, screen)).toEqual([]);
  await screen.getByRole('button', { name: 'Save' }).click();
  await screen.getByText('Goes to: the first person in Contact, otherwise the reporter').waitFor();
  const { hidden } = site.simulator.jira.users.ids;
  const fields = { [contact]: { accountId: hidden } };
  await callJira(site.simulator, 'admin@example.com', '/issue/KAN-1', { method: 'PUT', body: { fields } });
  expect(await surveyFor(site.simulator, 'KAN-1')).toMatchObject({
    respondent: { emailAddress: 'hidden@example.com' },
  });
  expect(await surveyFor(site.simulator, 'KAN-2')).toMatchObject({
    respondent: { emailAddress: 'customer@example.com' },
  });
});

test('an admin has everyone surveyed, Danes with another campaign, and each gets their own survey', async () => {
  await screen.getByRole('button', { name: 'Edit' }).click();
  await screen.getByText('Who gets the survey').waitFor();
  await pick('Who of them', 'lowest');
  await screen.getByText('Contact: everyone in it', { exact: true }).waitFor();
  await pick('Add a language', 'Danish');
  await pick('Campaign for Danish', 'Onboarding');
  expect(await violationsWithin(page, screen)).toEqual([]);
  await screen.getByRole('button', { name: 'Save' }).click();
  await screen.getByText('Goes to everyone of: everyone in Contact, the reporter. The lowest rating counts.').waitFor();
  await screen.getByText('Other campaigns by language: Danish: Onboarding').waitFor();
  const { hidden } = site.simulator.jira.users.ids;
  site.simulator.jira.change.setLocale('hidden@example.com', 'da_DK');
  const fields = { [contact]: { accountId: hidden } };
  await callJira(site.simulator, 'admin@example.com', '/issue/KAN-3', { method: 'PUT', body: { fields } });
  await surveyFor(site.simulator, 'KAN-3');
  await eventually('a survey for each', () => inboxFor(site.simulator, 'KAN-3')[1]);
  expect(
    inboxFor(site.simulator, 'KAN-3')
      .map(({ campaignId, respondent }) => [respondent.emailAddress, campaignId])
      .sort(),
  ).toEqual([
    ['customer@example.com', 16588],
    ['hidden@example.com', 16602],
  ]);
});
