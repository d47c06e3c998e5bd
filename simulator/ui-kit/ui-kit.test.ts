import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { BUILD_AND_START_MS, startFixtureScreens, type FixtureScreens } from '../console/fixture/fixture-screens';

jest.setTimeout(60_000);

let screens: FixtureScreens;

beforeAll(async () => {
  screens = await startFixtureScreens(join(__dirname, 'fixture'));
}, BUILD_AND_START_MS);

afterAll(() => screens.stop());

/** What the screen's handler was given, once it was called. */
async function noted(page: Page, name: string): Promise<unknown[]> {
  const found = await page.waitForFunction(
    (key) => (globalThis as { noted?: Record<string, unknown[]> }).noted?.[key],
    name,
  );
  return (await found.jsonValue()) as unknown[];
}

describe('a screen with every component', () => {
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    ({ page, errors } = await screens.open('kit'));
    await page.getByRole('heading', { name: 'Every component' }).waitFor();
  }, BUILD_AND_START_MS);

  afterAll(() => page.close());

  test('is drawn whole, without an error box', async () => {
    await page.getByText('Ada Admin').waitFor();
    expect(await page.getByTestId('renderer-problem').allTextContents()).toEqual([]);
    expect(errors).toEqual([]);
    expect(await page.getByRole('img', { name: /^Stacked: Week 1 4/ }).count()).toBe(1);
    expect(await page.getByText('99+').count()).toBe(1);
  });

  test('buttons and other pressable things call their handlers', async () => {
    const presses = [
      ['button', 'Press'],
      ['loading-button', 'Maybe loading'],
      ['pressable', 'Pressable'],
      ['section-action', 'Do it'],
      ['empty-action', 'Begin'],
    ] as const;
    for (const [name, label] of presses) {
      await page.getByRole('button', { name: label, exact: true }).click();
      expect(await noted(page, name)).toHaveLength(name === 'pressable' ? 0 : 1);
    }
    expect(await noted(page, 'button')).toEqual([expect.objectContaining({ type: 'click' })]);
    await page.getByRole('button', { name: /Remove tag/ }).click();
    expect(await noted(page, 'tag')).toEqual(['Removable tag']);
  });

  test('text fields hand over an event that could be sent', async () => {
    await page.getByLabel('Text', { exact: false }).first().fill('typed');
    expect(await noted(page, 'text')).toEqual([
      expect.objectContaining({
        type: 'change',
        target: expect.objectContaining({ value: 'typed', type: 'text', name: 'text', tagName: 'INPUT' }) as unknown,
      }),
    ]);
    await page.getByText('Controlled: typed').waitFor();
    await page.getByLabel('Area').fill('line 1\nline 2');
    expect(await noted(page, 'area')).toEqual([
      expect.objectContaining({
        target: expect.objectContaining({ value: 'line 1\nline 2', type: 'textarea' }) as unknown,
      }),
    ]);
  });

  test('selects hand over options, whole', async () => {
    await page.getByLabel('Select').click();
    await page.getByRole('option', { name: 'Onboarding' }).click();
    expect(await noted(page, 'select')).toEqual([{ label: 'Onboarding', value: 16602 }]);
    await page.getByLabel('Multi').click();
    await page.getByRole('option', { name: 'Jira support' }).click();
    expect(await noted(page, 'multi')).toEqual([[{ label: 'Jira support', value: 16588 }]]);
    await page.getByLabel('Person').click();
    await page.getByRole('option', { name: 'Agnes Agent' }).click();
    expect(await noted(page, 'user')).toEqual([expect.objectContaining({ id: 'agent-id', name: 'Agnes Agent' })]);
  });

  test('boxes, radios and the toggle hand over what is chosen', async () => {
    await page.getByLabel('Checkbox', { exact: true }).check();
    const checked = { target: expect.objectContaining({ checked: true, value: 'yes', type: 'checkbox' }) as unknown };
    expect(await noted(page, 'checkbox')).toEqual([expect.objectContaining(checked)]);
    await page.getByLabel('Group A').check();
    await page.getByLabel('Group B').check();
    expect(await noted(page, 'checkbox-group')).toEqual([['a', 'b']]);
    await page.getByLabel('Rich').check();
    const rich = { target: expect.objectContaining({ value: 'adf', type: 'radio' }) as unknown };
    expect(await noted(page, 'radio-group')).toEqual([expect.objectContaining(rich)]);
    await page.getByLabel('Toggle').press('Space');
    const toggled = { target: expect.objectContaining({ checked: true, type: 'checkbox' }) as unknown };
    expect(await noted(page, 'toggle')).toEqual([expect.objectContaining(toggled)]);
  });

  test('date and range hand over the value alone', async () => {
    await page.getByLabel('Range').fill('8');
    expect(await noted(page, 'range')).toEqual([8]);
    await page.getByLabel('Date', { exact: true }).fill('11/24/2026');
    await page.getByLabel('Date', { exact: true }).press('Enter');
    expect(await noted(page, 'date')).toEqual(['2026-11-24']);
  });

  test('a form built with useForm validates and submits', async () => {
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Fill this in').waitFor();
    await page.getByLabel('Registered').fill('filled');
    await page.getByRole('button', { name: 'Submit' }).click();
    expect((await noted(page, 'submitted'))[0]).toEqual({ registered: 'filled' });
  });

  test('inline edit, tables, pages and tabs report what happened', async () => {
    await page.getByText('Read view').click();
    await page.locator('input[value="inline start"]').fill('edited');
    await page.getByRole('button', { name: /confirm/i }).click();
    expect((await noted(page, 'inline'))[0]).toBe('edited');
    await page.getByRole('navigation').getByRole('button', { name: /2/ }).first().click();
    expect(await noted(page, 'page')).toEqual([2]);
    await page.getByRole('cell', { name: 'KAN-2' }).waitFor();
    await page.getByRole('button', { name: /3/ }).click();
    expect(await noted(page, 'pagination')).toEqual([expect.objectContaining({ type: 'click' }), 3]);
    await page.getByRole('tab', { name: 'Second tab' }).click();
    expect(await noted(page, 'tabs')).toEqual([1]);
    await page.getByText('Second panel').waitFor();
  });

  test('a modal and a popup open and close', async () => {
    await page.getByRole('button', { name: 'Open modal' }).click();
    await page.getByRole('dialog', { name: 'Modal title' }).waitFor();
    await page.getByRole('button', { name: 'Close modal' }).click();
    await page.getByText('Modal body').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open popup' }).click();
    await page.getByText('Popup content').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Popup content').waitFor({ state: 'detached' });
  });

  test('invoke reaches the resolver as the acting user, with the answer coming back', async () => {
    await page.getByRole('button', { name: 'Invoke' }).click();
    await page.getByText('Answer: {"echoed":{"text":"hello"}}').waitFor();
    expect(screens.calls.at(-1)).toEqual(
      expect.objectContaining({
        moduleKey: 'kit',
        functionKey: 'echo',
        accountId: 'admin-id',
        payload: { text: 'hello' },
      }),
    );
  });

  test('shows no error box after all of it', async () => {
    expect(await page.getByTestId('renderer-problem').allTextContents()).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test('language and theme reach the screen', async () => {
  const { page } = await screens.open('kit', '&locale=da-DK&theme=dark');
  await page.getByRole('heading', { name: 'Alle komponenter' }).waitFor();
  await page.getByText('Context: kit da-DK dark').waitFor();
  expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
  await page.close();
});

test('an unknown component, prop or style is a visible error and the rest is still drawn', async () => {
  const { page, errors } = await screens.open('mistakes');
  await page.getByText('Styled box').waitFor();
  const boxes = await page.getByRole('alert').allTextContents();
  expect(boxes).toEqual([
    'The component "Carousel" is not known to the renderer.',
    'Button does not take the prop "colour".',
    'Box: xcss does not support display: flex.',
  ]);
  expect(errors).toHaveLength(boxes.length);
  expect(await page.getByText('Still here').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Odd button' }).count()).toBe(1);
  await page.close();
});
