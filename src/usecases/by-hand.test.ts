import { COMMENT_FIELD, guideSettings, kan2, PROJECT, RATING_FIELD } from '../../test/builders/surveys';
import { responseTo, world } from '../../test/builders/world';
import { excludeWorkItem, includeWorkItem } from './exclude';
import { retryResponse, retrySurvey } from './retry';
import { cancelSurvey, sendByHand } from './send-by-hand';
import { showWorkItem } from './show-work-item';
import { countSurveys, showAttention } from './show-surveys';
import { connect, disconnect, notificationUrl, rotateSecret, saveFields, saveRule, setPaused } from './set-up';

describe('a survey asked for by hand', () => {
  it('goes out whatever the status, as a new survey beside the old one', async () => {
    const site = world();
    await site.sent();
    site.workItems.add(kan2({ status: { id: '10001', done: false } }));
    const outcome = await sendByHand(site.ports, 'KAN-2');
    await site.hearBells();
    expect(outcome.kind).toBe('planned');
    expect(site.surveyService.inbox).toHaveLength(2);
    expect(site.ledger.all().map(({ origin, state }) => `${origin} ${state}`)).toEqual([
      'completion sent',
      'by-hand sent',
    ]);
  });

  it('needs a work item, and a rule that tells the campaign', async () => {
    expect(await sendByHand(world().ports, 'KAN-404')).toEqual({ kind: 'not-found' });
    expect(await sendByHand(world(guideSettings({ rules: [] })).ports, 'KAN-2')).toEqual({ kind: 'no-rule' });
  });
});

describe('a survey asked for on the screen', () => {
  it('goes out where the person saw the newest one', async () => {
    const site = world();
    expect((await sendByHand(site.ports, 'KAN-2', null)).kind).toBe('planned');
    await site.hearBells();
    const [first] = site.ledger.all();
    site.clock.pass(1_000);
    expect((await sendByHand(site.ports, 'KAN-2', first?.id)).kind).toBe('planned');
  });

  it('does not where there is a newer one than they saw', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    expect(await sendByHand(site.ports, 'KAN-2', null)).toEqual({ kind: 'moved-on' });
    site.clock.pass(1_000);
    await sendByHand(site.ports, 'KAN-2', surveyId);
    expect(await sendByHand(site.ports, 'KAN-2', surveyId)).toEqual({ kind: 'moved-on' });
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(2);
  });
});

describe('a work item that somebody chose not to survey', () => {
  it('is not surveyed when it is finished, and says why', async () => {
    const site = world();
    await excludeWorkItem(site.ports, '10002');
    await site.plan();
    await site.hearBells();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'skipped', reason: 'by-hand' });
    expect(site.surveyService.inbox).toEqual([]);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'skipped', reason: 'by-hand' });
  });

  it('is surveyed when somebody asks for it, and after the choice is taken back', async () => {
    const site = world();
    await excludeWorkItem(site.ports, '10002');
    await sendByHand(site.ports, 'KAN-2');
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(1);
    await includeWorkItem(site.ports, '10002');
    await site.plan();
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(2);
  });
});

describe('what a person may do on the work item', () => {
  const look = { workItemId: '10002', projectId: PROJECT, mayEdit: true };

  it('before any survey: send one, or see to it that none is sent', async () => {
    const site = world();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-now', 'exclude'], covered: true });
    await excludeWorkItem(site.ports, '10002');
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-now', 'include'], excluded: true });
    expect(await showWorkItem(site.ports, { ...look, mayEdit: false })).toMatchObject({ actions: [] });
  });

  it('in a project that no rule covers: nothing', async () => {
    const shown = await showWorkItem(world().ports, { ...look, projectId: '424242' });
    expect(shown).toMatchObject({ actions: [], covered: false });
  });

  it('while it waits: cancel; once it is out: send again', async () => {
    const site = world();
    await site.plan();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['cancel'] });
    await site.hearBells();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-again', 'exclude'] });
  });

  it('where none went out: send one, not one more', async () => {
    const site = world();
    site.workItems.add(kan2({ reporter: undefined }));
    await site.plan();
    await site.hearBells();
    expect(await showWorkItem(site.ports, look)).toMatchObject({
      latest: { state: 'skipped' },
      actions: ['send-now', 'exclude'],
    });
  });

  it('keeps a survey on the screen that the list does not hold yet', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    const lagging = { ...site.ports, ledger: { ...site.ledger, ofWorkItem: async () => [] } };
    expect((await showWorkItem(lagging, look)).latest).toBeUndefined();
    expect((await showWorkItem(lagging, { ...look, seen: surveyId })).latest?.id).toBe(surveyId);
    const foreign = { ...look, workItemId: '10003', seen: surveyId };
    expect((await showWorkItem(lagging, foreign)).latest).toBeUndefined();
  });
});

describe('taking a survey back', () => {
  it('works until it is out', async () => {
    const site = world();
    await site.plan();
    expect((await cancelSurvey(site.ports, '10002', '10002:501')).kind).toBe('cancelled');
    await site.hearBells();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'cancelled', reason: 'by-hand' });
    expect(site.surveyService.calls).toBe(0);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'cancelled' });
  });

  it('is too late afterwards', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    expect(await cancelSurvey(site.ports, '10002', surveyId)).toEqual({ kind: 'too-late' });
    expect(await cancelSurvey(site.ports, '10001', surveyId)).toEqual({ kind: 'not-found' });
  });
});

describe('sending in place of a survey that failed', () => {
  it('does so once, and then nobody needs to see to the failed one', async () => {
    const site = world();
    site.surveyService.next.push({ kind: 'refused' });
    const { surveyId } = await site.sent();
    expect((await countSurveys(site.ports)).failed).toBe(1);
    expect(await showAttention(site.ports)).toMatchObject([{ survey: { id: surveyId } }]);
    site.clock.pass(1_000);
    expect((await retrySurvey(site.ports, surveyId)).kind).toBe('planned');
    expect(await retrySurvey(site.ports, surveyId)).toEqual({ kind: 'moved-on' });
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countSurveys(site.ports)).failed).toBe(0);
    expect(await showAttention(site.ports)).toEqual([]);
  });
});

describe('a pause', () => {
  it('tells how many surveys wait, and lets them out at once when it ends', async () => {
    const site = world();
    await setPaused(site.ports, true);
    await site.plan();
    await site.hearBells();
    expect(site.surveyService.inbox).toEqual([]);
    expect((await countSurveys(site.ports)).waiting).toBe(1);
    await setPaused(site.ports, false);
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countSurveys(site.ports)).waiting).toBe(0);
  });
});

describe('retrying a parked response', () => {
  it('writes what was kept once the cause is gone', async () => {
    const site = world();
    const survey = await site.sent();
    const item = site.workItems.item('KAN-2');
    item.screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Kept' }));
    await site.hearBells();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    const id = site.responses.all()[0]?.id ?? '';
    expect((await retryResponse(site.ports, id)).kind).toBe('waiting');
    await site.hearBells();
    expect(item.values).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Kept' });
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
    expect(await retryResponse(site.ports, id)).toEqual({ kind: 'not-parked' });
  });

  it('does not bring an older comment back', async () => {
    const site = world();
    const survey = await site.sent();
    const item = site.workItems.item('KAN-2');
    item.screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Old', ratedAt: 1_000 }));
    await site.hearBells();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    await site.receive(responseTo(survey, { comment: 'New', ratedAt: 2_000 }));
    await site.hearBells();
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await site.hearBells();
    expect(item.values[COMMENT_FIELD]).toBe('New');
  });
});

describe('setting up', () => {
  const fresh = () => world(guideSettings({ rules: [], fields: {}, connection: undefined }));

  it('stores a key only if it works, and lifts the pause that a refused key caused', async () => {
    const site = fresh();
    await site.settings.writePause({ reason: 'key-refused', since: 0 });
    site.surveyService.key = 'better-key-9876';
    expect((await connect(site.ports, 'wrong')).kind).toBe('key-refused');
    expect(await site.settings.readPause()).toBeDefined();
    expect(await connect(site.ports, 'better-key-9876')).toMatchObject({ kind: 'campaigns', keyEnding: '9876' });
    expect(await site.vault.apiKey()).toBe('better-key-9876');
    expect(await site.settings.readPause()).toBeUndefined();
    expect(JSON.stringify(await site.settings.read())).not.toContain('better-key');
  });

  it('forgets the key and keeps what is due', async () => {
    const site = world();
    await site.plan();
    await disconnect(site.ports);
    expect(await site.vault.apiKey()).toBeUndefined();
    expect((await site.settings.read()).connection).toBeUndefined();
    expect((await site.survey('10002:501')).state).toBe('scheduled');
  });

  it('switches the rule on once it has a campaign and a project', async () => {
    const site = fresh();
    await saveRule(site.ports, { campaignId: 16588 });
    expect((await site.settings.read()).rules).toMatchObject([{ enabled: false }]);
    await saveRule(site.ports, { projects: ['10000'] });
    expect((await site.settings.read()).rules).toMatchObject([
      { enabled: true, campaignId: 16588, projects: ['10000'] },
    ]);
  });

  it('maps a field only where its type fits', async () => {
    const site = fresh();
    site.site.all.fields = [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'paragraph' },
    ];
    const ids = {
      rating: RATING_FIELD,
      comment: COMMENT_FIELD,
      category: undefined,
      respondedAt: undefined,
      state: undefined,
    };
    expect(await saveFields(site.ports, { ...ids, rating: COMMENT_FIELD })).toEqual({ kind: 'does-not-fit' });
    expect((await site.settings.read()).fields).toEqual({});
    expect((await saveFields(site.ports, ids)).kind).toBe('ok');
    expect((await site.settings.read()).fields).toMatchObject({
      rating: { id: RATING_FIELD },
      comment: { format: 'paragraph' },
    });
  });

  it('takes the old address for as long as was said after a new one was made', async () => {
    const site = world();
    const before = new URL(await notificationUrl(site.ports)).searchParams.get('secret') ?? '';
    const after = new URL(await rotateSecret(site.ports, 3_600_000)).searchParams.get('secret') ?? '';
    expect(after).not.toBe(before);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('test');
    site.clock.pass(3_600_000);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('wrong-secret');
    await rotateSecret(site.ports, 0);
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('wrong-secret');
  });
});
