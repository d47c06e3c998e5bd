import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import { EMPTY_SETUP, FULL_SETUP, ok, problem } from '../../shared/testing/fakes';
import { HOUR, NOW } from '../../shared/testing/test-words';
import { showSetup as show } from './testing/show-setup';

const { connection, campaign, scope, fields } = FULL_SETUP;

describe('step 1, connect', () => {
  it('says beside the field that the key is missing', async () => {
    const screen = await show(EMPTY_SETUP, {});
    await screen.submit();
    expect(screen.messageOf('API key')).toBe('Paste the API key first.');
  });

  it.each([
    [problem('key-refused'), 'does not accept this API key'],
    [problem('unreachable'), 'cannot be reached right now'],
    [problem('rate-limited', 9), 'Try again in 9 seconds.'],
  ])('says in words why nps.today would not, and keeps what was typed', async (outcome, text) => {
    const screen = await show(EMPTY_SETUP, { connect: async () => outcome });
    await screen.type('API key', 'a-wrong-key');
    await screen.submit();
    expect(screen.messageOf('API key')).toContain(text);
    expect(screen.field('API key').props.value).toBe('a-wrong-key');
  });

  it('goes on to the campaign once the key is verified, and forgets the key', async () => {
    const sent: unknown[] = [];
    const screen = await show(
      EMPTY_SETUP,
      {
        connect: async (input) => (sent.push(input), ok({ keyEnding: '1234', campaigns: 3 })),
        listCampaigns: async () => ok([{ id: 1, name: 'One' }]),
      },
      { connection },
    );
    await screen.type('API key', ' secret-1234 ');
    await screen.submit();
    expect(sent).toEqual([{ apiKey: 'secret-1234' }]);
    expect(screen.text()).toContain('It works: nps.today shows 3 campaigns.');
    expect(screen.field('Campaign')).toBeDefined();
    expect(screen.text()).not.toContain('secret-1234');
  });

  it('moves the keyboard’s focus on to the step that opens, and none when the page has just appeared', async () => {
    const focused = (of: Awaited<ReturnType<typeof show>>) =>
      of.all('Button').filter(({ props }) => props.autoFocus === true).length;
    const screen = await show(
      EMPTY_SETUP,
      {
        connect: async () => ok({ keyEnding: '1234', campaigns: 3 }),
        listCampaigns: async () => ok([{ id: 1, name: 'One' }]),
      },
      { connection },
    );
    expect(focused(screen)).toBe(0);
    await screen.type('API key', 'secret-1234');
    await screen.submit();
    // The one button that closes the section which is open now.
    const [button] = screen.all('Button').filter(({ props }) => props.autoFocus === true);
    expect([focused(screen), button?.children]).toEqual([1, ['Close']]);
    expect(screen.field('Campaign')).toBeDefined();
  });

  it('asks before it disconnects', async () => {
    let gone = 0;
    const screen = await show(FULL_SETUP, { disconnect: async () => (gone++, ok(null)) }, { connection: undefined });
    await screen.press('Change the connection');
    await screen.press('Disconnect');
    expect(gone).toBe(0);
    await screen.press('Yes, disconnect');
    expect(gone).toBe(1);
    expect(screen.text()).toContain('Paste your nps.today API key.');
  });
});

describe('step 2, campaign', () => {
  const connected = { ...EMPTY_SETUP, connection };

  it('saves what was chosen from the list', async () => {
    const saved: unknown[] = [];
    const screen = await show(connected, {
      listCampaigns: async () => ok([{ id: 16588, name: 'Jira' }]),
      saveCampaign: async (input) => (saved.push(input), ok(null)),
    });
    await screen.submit();
    expect(screen.messageOf('Campaign')).toBe('Choose a campaign first.');
    await screen.pick('Campaign', { value: '16588', label: 'Jira (id 16588)' });
    await screen.submit();
    expect(saved).toEqual([{ rule: null, campaignId: 16588 }]);
    expect(screen.text()).toContain('allow duplicates');
  });

  it('takes an id by hand when the list cannot be read', async () => {
    const saved: unknown[] = [];
    const screen = await show(connected, {
      listCampaigns: async () => problem('unreachable'),
      saveCampaign: async (input) => (saved.push(input), ok(null)),
    });
    expect(screen.text()).toContain('You can type the id by hand.');
    await screen.type('Campaign id', 'sixteen');
    await screen.submit();
    expect(screen.messageOf('Campaign id')).toContain('The id is a whole number');
    await screen.type('Campaign id', ' 16588 ');
    await screen.submit();
    expect(saved).toEqual([{ rule: null, campaignId: 16588 }]);
  });

  it('says what to do when there is no campaign yet', async () => {
    const screen = await show(connected, { listCampaigns: async () => ok([]) });
    expect(screen.text()).toContain('Create a campaign in nps.today');
    expect(screen.buttons()).toContain('Refresh');
  });
});

describe('step 5, notification', () => {
  const before = { ...EMPTY_SETUP, connection, campaign, scope, fields };
  const url = 'https://example.atlassian.net/x1/abc?secret=s3cret';

  it('shows the address, the steps, and that it waits', async () => {
    const screen = await show(before, { getNotification: async () => ok({ url }) });
    expect(screen.field('Address for nps.today').props).toMatchObject({ value: url, isReadOnly: true });
    expect(screen.text()).toContain('Set NPS Criteria to the full range, 0 to 10.');
    expect(screen.text()).toContain('Waiting for the test call…');
    await screen.unmount();
  });

  it('says when the test call arrived and why another call was refused', async () => {
    const lastTestAt = FULL_SETUP.notification.lastTestAt;
    const screen = await show(before, {
      getNotification: async () =>
        ok({ url, lastTestAt, lastRefused: { at: lastTestAt ?? 0, reason: 'too-large', count: 2 } }),
    });
    expect(screen.text()).toContain('Test call received at 10:41 AM.');
    expect(screen.text()).toContain('It was larger than any response can be. 2 such calls so far.');
    await screen.unmount();
  });

  it('is proved by a response that was accepted, without a test call', async () => {
    const responseSeenAt = NOW - HOUR;
    const screen = await show(
      { ...FULL_SETUP, notification: { responseSeenAt } },
      { getNotification: async () => ok({ url, responseSeenAt }) },
    );
    expect(screen.text()).toContain('All set');
    expect(screen.text()).toContain('Responses arrive; one came in 1 hour ago');
    await screen.press('Show the address');
    expect(screen.text()).toContain('No test call is needed.');
    expect(screen.text()).not.toContain('Waiting for the test call…');
    await screen.unmount();
  });

  it('waits for a call to the new address although a response came to the old one', async () => {
    const known: { responseSeenAt?: number } = { responseSeenAt: NOW - HOUR };
    const screen = await show(before, {
      getNotification: async () => ok({ url, ...known }),
      rotateSecret: async () => {
        delete known.responseSeenAt;
        return ok({ kind: 'replaced' as const, url });
      },
    });
    expect(screen.text()).toContain('No test call is needed.');
    await screen.press('Make a new secret');
    await screen.press('Replace the address');
    expect(screen.text()).toContain('Waiting for the test call…');
    expect(screen.text()).not.toContain('No test call is needed.');
    await screen.unmount();
  });

  it('sees the test call as it arrives, and gives up after ten minutes', async () => {
    jest.useFakeTimers();
    try {
      const known: { lastTestAt?: number } = {};
      const calls: Partial<AdminApi> = { getNotification: async () => ok({ url, ...known }) };
      const first = await show(before, calls, { notification: FULL_SETUP.notification });
      await first.during(() => jest.advanceTimersByTimeAsync(11 * 60_000));
      expect(first.text()).toContain('No test call yet.');
      known.lastTestAt = FULL_SETUP.notification.lastTestAt;
      await first.press('Check again');
      expect(first.text()).toContain('Test call received at 10:41 AM.');
      expect(first.text()).not.toContain('Waiting for the test call…');
      expect(first.text()).toContain('All set');
      await first.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('says how to copy by hand where the browser forbids it', async () => {
    const screen = await show(before, { getNotification: async () => ok({ url }) });
    await screen.press('Copy');
    expect(screen.text()).toContain('Click in the field, select all and copy.');
    await screen.unmount();
  });

  it('makes a new secret and lets the old one live as long as chosen', async () => {
    const asked: unknown[] = [];
    const screen = await show(before, {
      getNotification: async () => ok({ url: asked.length ? `${url}2` : url }),
      rotateSecret: async (input) => (asked.push(input), ok({ kind: 'replaced' as const, url: `${url}2` })),
    });
    await screen.pick('The old address works for', { value: '1', label: '1 more hour' });
    await screen.press('Make a new secret');
    expect(screen.text()).toContain('The present address works for 1 more hour.');
    expect(asked).toEqual([]);
    await screen.press('Cancel');
    expect(screen.text()).not.toContain('The present address works for');
    await screen.press('Make a new secret');
    await screen.press('Replace the address');
    expect(asked).toEqual([{ oldValidHours: 1 }]);
    expect(screen.field('Address for nps.today').props.value).toBe(`${url}2`);
    expect(screen.text()).toContain('The address above is new.');
    await screen.unmount();
  });

  it('offers no other secret while an old address works, but to stop that one', async () => {
    const asked: unknown[] = [];
    const oldUntil = NOW + 24 * HOUR;
    const screen = await show(before, {
      getNotification: async () => ok(asked.length ? { url } : { url, oldUntil }),
      endOldSecret: async (input) => (asked.push(input), ok(null)),
    });
    expect(screen.text()).toContain('The old address works until');
    expect(screen.buttons()).not.toContain('Make a new secret');
    await screen.press('Stop the old address now');
    expect(asked).toEqual([]);
    await screen.press('Stop it');
    expect(asked).toEqual([{}]);
    expect(screen.buttons()).toContain('Make a new secret');
    expect(screen.text()).not.toContain('The address above is new.');
    await screen.unmount();
  });

  it('says that somebody else has replaced the address meanwhile, rather than replacing it again', async () => {
    const state: { oldUntil?: number } = {};
    const screen = await show(before, {
      getNotification: async () => ok({ url, ...state }),
      rotateSecret: async () => {
        const oldUntil = NOW + 24 * HOUR;
        state.oldUntil = oldUntil;
        return ok({ kind: 'refused' as const, oldUntil });
      },
    });
    await screen.press('Make a new secret');
    await screen.press('Replace the address');
    expect(screen.text()).toContain('The old address works until');
    expect(screen.text()).not.toContain('The address above is new.');
    await screen.unmount();
  });

  it('keeps the question where the address could not be replaced', async () => {
    const screen = await show(before, {
      getNotification: async () => ok({ url }),
      rotateSecret: async () => problem('jira-unavailable'),
    });
    await screen.press('Make a new secret');
    await screen.press('Replace the address');
    expect(screen.text()).toContain('Jira did not answer in time');
    expect(screen.buttons()).toContain('Replace the address');
    await screen.unmount();
  });

  it('says what came at an address that was replaced', async () => {
    const screen = await show(before, {
      getNotification: async () => ok({ url, oldTestAt: NOW - HOUR, refusedOld: { at: NOW - HOUR, count: 3 } }),
    });
    expect(screen.text()).toContain('A test call came at the old address 1 hour ago');
    expect(screen.text()).toContain('3 or more calls at a replaced address were refused');
    await screen.unmount();
  });
});

it('is all set once every step proved itself, and options can be changed', async () => {
  const saved: unknown[] = [];
  const screen = await show(FULL_SETUP, { saveOptions: async (input) => (saved.push(input), ok(null)) });
  expect(screen.text()).toContain('All set');
  await screen.press('Change the options');
  await screen.tick('Send the work item’s title to nps.today', true);
  await screen.submit();
  expect(saved).toEqual([{ ...FULL_SETUP.options, sendSummary: true }]);
  expect(screen.text()).toContain('Saved.');
});

describe('a step that is done and does not work now', () => {
  const check = { projectId: '10000', projectKey: 'KAN', projectName: 'Kanban', locked: false, screens: [] };
  const findings = { notApplied: [], notInScheme: [], ownFields: [], askedAbout: 'none' as const };
  const hidden = ok([{ ...check, ...findings, kind: 'hidden' as const }]);
  const lastRefused = { at: NOW, reason: 'too-large', count: 1 } as const;

  it.each<[string, Partial<Setup>, Partial<AdminApi>, string]>([
    ['fields', {}, { checkFields: async () => hidden }, 'Responses cannot be written in 1 project'],
    ['notification', { notification: { lastTestAt: NOW - HOUR, lastRefused } }, {}, 'A call was refused just now'],
    ['connection', { pause: { reason: 'key-refused', since: NOW } }, {}, 'Key no longer accepted'],
  ])('says so: %s', async (_which, change, calls, said) => {
    const screen = await show({ ...FULL_SETUP, ...change }, calls);
    expect(screen.text()).toContain(said);
    expect(screen.all('Lozenge').filter(({ props }) => props.appearance === 'removed')).toHaveLength(1);
    expect(screen.text()).not.toContain('All set');
  });

  it('does not say so while it is asked again, nor that all is set', async () => {
    let answer: (checks: typeof hidden) => void = () => undefined;
    const answers = [hidden];
    const screen = await show(FULL_SETUP, {
      checkFields: ({ quick }) => {
        const first = quick ? answers.pop() : hidden;
        return first ? Promise.resolve(first) : new Promise((resolve) => (answer = resolve));
      },
      listFields: async () => ok([]),
      saveFields: async () => ok(null),
    });
    expect(screen.text()).toContain('Responses cannot be written in 1 project');
    await screen.press('Change the fields');
    await screen.submit();
    expect(screen.text()).not.toContain('Responses cannot be written in 1 project');
    expect(screen.text()).not.toContain('All set');
    await screen.during(() => answer(hidden));
    expect(screen.text()).toContain('Responses cannot be written in 1 project');
  });
});

it('says which service projects ask their customers a question of their own too', async () => {
  const title = 'Some customers are asked twice';
  expect((await show(FULL_SETUP, {})).text()).not.toContain(title);
  const screen = await show(FULL_SETUP, { getOwnSatisfaction: async () => ok(['Help desk', 'Facilities']) });
  expect(screen.all('SectionMessage').map(({ props }) => props.title)).toContain(title);
  expect(screen.text()).toContain('a rating of its own in Help desk and Facilities');
});
