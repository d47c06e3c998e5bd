import type { FrameLocator, Locator, Page } from 'playwright-core';

/** More than any page has. */
const MOST_STOPS = 80;
/** What has the focus and is not there for so long has gone. */
const GONE_MS = 1_000;
const NOTHING = 'nothing';
const FIRST = 'link Skip to the content';

/**
 * After these the focus may be nowhere until the next Tab, which goes on from the same place: what was pressed goes away
 * with its tab, or, while a survey is being sent, nobody can do anything; and UI Kit lets an app focus nothing but buttons
 * and fields as they appear.
 */
const LOSES_FOCUS = ['button Go to the overview', 'button Yes, send it'];
/** What takes the focus appears after what a person waits for. */
const MOVES_WITHIN_MS = 2_000;

/** A page with a screen of the app in it, for somebody who has a keyboard and no mouse. */
export function byKeyboard(page: Page, screen: FrameLocator) {
  function isInScreen(): Promise<boolean> {
    return page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  }

  async function focusedElement(): Promise<Locator> {
    return (await isInScreen()) ? screen.locator(':focus') : page.locator(':focus');
  }

  /** What has the focus, as a screen reader announces it: `- button "Save"`. */
  async function announced(): Promise<string> {
    const element = await focusedElement();
    if ((await element.count()) === 0) return NOTHING;
    const [line = ''] = (await element.ariaSnapshot({ timeout: GONE_MS }).catch(() => NOTHING)).split('\n');
    return line;
  }

  /** Role and name of what has the focus, in the page or in the screen. Fails where nobody could see or name it. */
  async function focused(): Promise<string> {
    const line = await announced();
    if (line === NOTHING) return NOTHING;
    const isVisible = await (await focusedElement()).isVisible();
    // The screen goes on by itself: what was announced may be gone by now.
    if ((await announced()) !== line) return focused();
    const [, role, name] = /^- (\w+) "(.+?)"/.exec(line) ?? [];
    if (!role || !name) throw new Error(`The focus is on something without a name: ${line}`);
    if (!isVisible) throw new Error(`The focus is on something that nobody sees: ${line}`);
    return `${role} ${name}`;
  }

  /** Presses the key until this has the focus again; what was passed on the way, with it. */
  async function pressUntil(key: 'Tab' | 'Shift+Tab', target: string): Promise<string[]> {
    const passed: string[] = [];
    do {
      if (passed.length > MOST_STOPS) throw new Error(`${key} does not reach ${target}: ${passed.join(', ')}`);
      await page.keyboard.press(key);
      passed.push(await focused());
    } while (passed.at(-1) !== target);
    return passed;
  }

  /** What a person who tabs through the whole page and out of it comes by. Fails where the way back is another. */
  async function wayThrough(): Promise<string[]> {
    await tabTo(FIRST);
    // Between its end and its beginning the page may hand the focus to the browser.
    const inside = (passed: string[]) =>
      passed.filter((stop, index) => stop !== NOTHING || (index > 0 && index < passed.length - 2));
    const forth = inside(await pressUntil('Tab', FIRST));
    const back = inside(await pressUntil('Shift+Tab', FIRST));
    expect(forth).not.toContain(NOTHING);
    expect([...back.slice(0, -1).reverse(), FIRST]).toEqual(forth);
    return forth;
  }

  /** Tabs to something, unless it has the focus already. */
  async function tabTo(target: string): Promise<void> {
    if ((await focused()) !== target) await pressUntil('Tab', target);
  }

  /** Tabs to something, presses a key and waits for what follows. The next Tab goes on within the screen. */
  async function press(key: 'Enter' | 'Space', target: string, follows: () => Promise<unknown>): Promise<void> {
    await tabTo(target);
    await page.keyboard.press(key);
    await follows();
    for (const end = Date.now() + MOVES_WITHIN_MS; Date.now() < end && !LOSES_FOCUS.includes(target);) {
      if ((await focused()) !== NOTHING) return;
    }
    if ((await focused()) !== NOTHING) return;
    expect(LOSES_FOCUS).toContain(target);
    await page.keyboard.press('Tab');
    expect(await focused()).not.toBe(NOTHING);
    expect(await isInScreen()).toBe(true);
  }

  return {
    focused,
    tabTo,
    wayThrough,
    press,
    key: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
  };
}
