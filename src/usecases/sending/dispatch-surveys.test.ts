import { guideSettings, kan2, NOON, person } from '../../../test/builders/surveys';
import { API_KEY, world, type World } from '../../../test/builders/world';
import { readToken, signedText } from '../../domain/survey-token';
import type { CampaignList } from '../../ports/survey-service';

const ID = '10002:501';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function planned(site: World) {
  await site.plan();
  return site;
}

describe('sending', () => {
  it("sends the guide's body with a token, and marks the work item", async () => {
    const site = await planned(world());
    await site.runQueue();
    const [request] = site.surveyService.inbox;
    expect(request).toMatchObject({
      campaignId: 16588,
      respondent: {
        emailAddress: 'customer@example.com',
        firstName: 'Carla',
        lastName: 'Customer',
        externalId: 'customer-1',
      },
      custom: { issueKey: 'KAN-2' },
    });
    expect(Object.keys(request?.custom ?? {}).sort()).toEqual(['issueKey', 'surveyToken']);
    const token = readToken(request?.custom.surveyToken ?? '');
    expect(token?.surveyId).toBe(ID);
    expect(await site.signer.verify(signedText(ID), token?.signature ?? '')).toBe(true);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'sent', surveyId: ID });
    expect((await site.survey(ID)).history.map(({ state }) => state)).toEqual([
      'planned',
      'scheduled',
      'sending',
      'sent',
    ]);
  });

  it('sends the title along only where that is switched on', async () => {
    const site = await planned(world(guideSettings({ sendSummary: true })));
    await site.runQueue();
    expect(site.surveyService.inbox[0]?.custom.issueSummary).toBe('Printer on fire');
  });

  it('costs one read of the work item, one call and no more', async () => {
    const site = await planned(world());
    await site.runQueue();
    expect([site.workItems.reads, site.surveyService.calls]).toEqual([1, 1]);
  });

  it('sends once, however often and from wherever it is called', async () => {
    const site = await planned(world());
    await Promise.all([site.dispatch(ID), site.dispatch(ID), site.sweep(), site.dispatch()]);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('sends without a queue message, by the sweep alone', async () => {
    const site = await planned(world());
    site.dueQueue.messages.length = 0;
    await site.sweep();
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('works through everything that is due', async () => {
    const site = world();
    for (let index = 0; index < 30; index += 1) {
      site.workItems.add(kan2({ id: String(index), key: `KAN-${index + 100}` }));
      await site.plan({ workItemId: String(index), workItemKey: `KAN-${index + 100}` });
    }
    await site.dispatch('0:501');
    expect(new Set(site.surveyService.inbox.map(({ custom }) => custom.issueKey)).size).toBe(30);
  });

  it('sends again when the work item is finished again', async () => {
    const site = world();
    await site.sent();
    await site.sent({ changeId: '777' });
    expect(site.surveyService.inbox).toHaveLength(2);
    expect(site.ledger.all().map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

describe('not sending', () => {
  it.each([
    ['no-reporter', { reporter: undefined }],
    ['reporter-inactive', { reporter: person({ active: false }) }],
    ['reporter-is-app', { reporter: person({ isApp: true }) }],
    ['no-email', { reporter: person({ emailAddress: undefined }) }],
  ] as const)('says %s', async (reason, change) => {
    const site = await planned(world());
    site.workItems.add(kan2(change));
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason });
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'skipped', reason });
    expect(site.surveyService.calls).toBe(0);
  });

  it('takes the address the app may read over the one on the work item', async () => {
    const site = await planned(world());
    site.workItems.emails.set('customer-1', 'work@example.com');
    await site.runQueue();
    expect(site.surveyService.inbox[0]?.respondent.emailAddress).toBe('work@example.com');
  });

  it('cancels when the work item was reopened meanwhile', async () => {
    const site = await planned(world());
    site.workItems.add(kan2({ status: { id: '10001', done: false } }));
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'reopened' });
    expect(site.surveyService.calls).toBe(0);
  });

  it('cancels when the work item is gone', async () => {
    const site = await planned(world());
    site.workItems.item('KAN-2').access = 'gone';
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'work-item-gone' });
  });

  it('skips what turns out to be no completion', async () => {
    const site = world();
    site.workItems.add(kan2({ projectId: '99' }));
    await site.plan({ projectId: undefined, previousStatus: undefined });
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'no-rule' });
  });

  it('waits on the ledger while paused or not connected', async () => {
    const site = await planned(world());
    await site.settings.writePause({ reason: 'by-admin', since: 0 });
    expect(await site.dispatch()).toEqual({ kind: 'paused' });
    await site.settings.writePause(undefined);
    await site.vault.setApiKey(undefined);
    expect(await site.dispatch()).toEqual({ kind: 'not-connected' });
    await site.vault.setApiKey(API_KEY);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});

describe('when nps.today refuses', () => {
  it('the key, sending pauses and nothing is lost', async () => {
    const site = await planned(world());
    site.surveyService.key = 'another key';
    await site.runQueue();
    expect(await site.settings.readPause()).toMatchObject({ reason: 'key-refused' });
    expect((await site.survey(ID)).state).toBe('scheduled');
    await site.sweep();
    expect(site.surveyService.calls).toBe(1);

    site.surveyService.key = API_KEY;
    await site.settings.writePause(undefined);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('one survey alone while the key still works, that survey fails and the others go out', async () => {
    const site = await planned(world());
    site.surveyService.next = [{ kind: 'not-permitted' }];
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'failed', reason: 'not-permitted' });
    expect(await site.settings.readPause()).toBeUndefined();
    expect((await site.sent({ changeId: '502' })).token).not.toBe('');
  });

  it.each([
    [{ kind: 'unreachable' }, { state: 'scheduled', reason: undefined }],
    [{ kind: 'egress-refused' }, { state: 'scheduled', reason: 'egress-refused' }],
    [
      { kind: 'rate-limited', until: NOON + 90_000 },
      { state: 'scheduled', dueAt: NOON + 90_000 },
    ],
  ] as [CampaignList, object][])('and does not say why (%p), the survey waits and nothing pauses', async (list, as) => {
    const site = await planned(world());
    site.surveyService.next = [{ kind: 'not-permitted' }];
    site.ports.surveyService.campaigns = async () => list;
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject(as);
    expect(await site.settings.readPause()).toBeUndefined();
    site.clock.pass(90_000);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it.each(['campaign-unknown', 'refused', 'already-surveyed'] as const)(
    '%s, that survey fails with the reason',
    async (kind) => {
      const site = await planned(world());
      site.surveyService.next = [{ kind }];
      await site.runQueue();
      expect(await site.survey(ID)).toMatchObject({ state: 'failed', reason: kind });
      await site.sweep();
      expect(site.surveyService.calls).toBe(1);
      expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'failed', reason: kind });
    },
  );

  it('for now (429), the app waits as long as nps.today asks', async () => {
    const site = await planned(world());
    const until = site.clock.now() + 90_000;
    site.surveyService.next = [{ kind: 'rate-limited', until }];
    await site.runQueue();
    expect(site.pace.heldUntil()).toBeGreaterThanOrEqual(until);
    site.clock.pass(until - site.clock.now() - 10_000);
    await site.sweep();
    await site.runQueue();
    expect(site.surveyService.calls).toBe(1);
    site.clock.pass(10_000);
    await site.runQueue();
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('to answer at all, the app tries again later and later', async () => {
    const site = await planned(world());
    site.surveyService.next = Array.from({ length: 4 }, () => ({ kind: 'transient' as const }));
    const waits: number[] = [];
    await site.runQueue();
    while ((await site.survey(ID)).state === 'scheduled') {
      const { dueAt = 0, changedAt } = await site.survey(ID);
      waits.push(dueAt - changedAt);
      site.clock.pass(dueAt - site.clock.now());
      await site.runQueue();
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('because the platform blocks the call, the survey shows that, waits, and pauses nothing', async () => {
    const site = await planned(world());
    site.surveyService.next = [{ kind: 'egress-refused' }];
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', reason: 'egress-refused' });
    expect(await site.settings.readPause()).toBeUndefined();
    site.clock.pass(30_000);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', reason: undefined });
  });

  it('for days, the app gives up and says so', async () => {
    const site = await planned(world());
    site.surveyService.next = Array.from({ length: 1_000 }, () => ({ kind: 'transient' as const }));
    for (let hours = 0; hours < 24 * 6; hours += 1) {
      await site.sweep();
      site.clock.pass(60 * MINUTE);
    }
    expect(await site.survey(ID)).toMatchObject({ state: 'failed', reason: 'gave-up' });
  });
});

describe('what a call shows of this nps.today', () => {
  it('is kept for the admin', async () => {
    const site = await planned(world());
    site.surveyService.next = [{ kind: 'already-surveyed', seen: { 'duplicate-respondent': 'status 422' } }];
    await site.runQueue();
    expect((await site.observations.read())['duplicate-respondent']).toMatchObject({ answer: 'status 422' });
  });
});

describe('a crash', () => {
  it('between the call and its record ends in unconfirmed, and nothing is sent again by itself', async () => {
    const site = await planned(world());
    site.surveyService.onSend = () => site.ledger.fail(true);
    await site.runQueue().catch(() => undefined);
    site.ledger.fail(false);
    site.surveyService.onSend = undefined;
    expect((await site.survey(ID)).state).toBe('sending');
    for (let index = 0; index < 20; index += 1) {
      site.clock.pass(5 * MINUTE);
      await site.sweep();
    }
    expect(await site.survey(ID)).toMatchObject({ state: 'unconfirmed', reason: 'no-record-of-call' });
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('of one survey does not keep the others waiting', async () => {
    const site = await planned(world());
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    await site.plan({ workItemId: '10003', workItemKey: 'KAN-3' });
    const read = site.ports.workItems.read;
    site.ports.workItems.read = async (id) => {
      if (id === '10002') throw new Error('poison');
      return read(id);
    };
    await site.sweep();
    expect((await site.survey('10003:501')).state).toBe('sent');
    expect((await site.survey(ID)).state).toBe('scheduled');
  });
});

describe('when Jira is not ready', () => {
  it('the survey waits for it', async () => {
    const site = await planned(world());
    const until = site.clock.now() + 45_000;
    site.workItems.next = [{ kind: 'try-later', until }];
    await site.runQueue();
    expect((await site.survey(ID)).dueAt).toBe(until);
    site.clock.pass(45_000);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('to show the mark, the survey is not sent again for it', async () => {
    const site = await planned(world());
    site.workItems.next = ['pass', 'pass', { kind: 'try-later' }];
    await site.runQueue();
    expect(site.workItems.item('KAN-2').mark).toBeUndefined();
    site.clock.pass(10 * MINUTE);
    await site.sweep();
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'sent' });
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});

describe('when only the directory of addresses does not answer', () => {
  const hidden = () => {
    const site = world();
    site.workItems.add(kan2({ reporter: person({ emailAddress: undefined }) }));
    site.workItems.directoryDown = true;
    return site;
  };

  it('for a while, the survey goes out when it does', async () => {
    const site = await planned(hidden());
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', failing: { address: { since: NOON } } });
    expect((await site.observations.read())['email-source']?.answer).toBe('unavailable');
    site.workItems.directoryDown = false;
    site.workItems.emails.set('customer-1', 'hidden@example.com');
    site.clock.pass(10 * MINUTE);
    await site.runQueue();
    expect((await site.survey(ID)).state).toBe('sent');
    expect((await site.observations.read())['email-source']?.answer).toBe('app-email');
  });

  it('for good, the survey says within hours that there is no address', async () => {
    const site = await planned(hidden());
    await site.runQueue();
    for (let passed = 10; passed < 60; passed += 10) {
      site.clock.pass(10 * MINUTE);
      await site.runQueue();
      expect((await site.survey(ID)).state).toBe('scheduled');
    }
    site.clock.pass(10 * MINUTE);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'no-email' });
  });

  it('an address on the profile does as well, at once', async () => {
    const site = world();
    site.workItems.directoryDown = true;
    await site.sent();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await site.observations.read())['email-source']?.answer).toBe('profile');
  });
});

describe('a survey without a response', () => {
  it('expires after ninety days', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    site.clock.pass(89 * DAY);
    await site.sweep();
    expect((await site.survey(surveyId)).state).toBe('sent');
    site.clock.pass(2 * DAY);
    await site.sweep();
    expect((await site.survey(surveyId)).state).toBe('expired');
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'expired' });
  });
});
