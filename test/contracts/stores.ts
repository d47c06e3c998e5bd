import { EMPTY_SETTINGS } from '../../src/domain/settings';
import type { Asked } from '../../src/ports/asked';
import type { AuditEntry, AuditLog } from '../../src/ports/audit-log';
import type { Finished } from '../../src/ports/finished';
import type { Slots } from '../../src/ports/slots';
import type { WriteTurns } from '../../src/ports/write-turns';
import type { Exclusions } from '../../src/ports/exclusions';
import type { Ledger, SurveyList } from '../../src/ports/ledger';
import type { ListPage, PageAsked } from '../../src/ports/list-page';
import type { Observations } from '../../src/ports/observations';
import type { ResponseStore } from '../../src/ports/response-store';
import type { RuleWatchRecord } from '../../src/ports/rule-watch';
import type { RuleStore } from '../../src/ports/rule-store';
import type { SettingsStore } from '../../src/ports/settings-store';
import type { NotificationRecord } from '../../src/ports/notification-record';
import { aResponse, aSurvey, guideSettings, NOON } from '../builders/surveys';

/** A port under test. `catchUp`: waits until lists, which may lag behind, show what was written. */
export interface Stage<Port> {
  port: Port;
  catchUp(): Promise<void>;
}

export function ledgerContract(make: () => Promise<Stage<Ledger>>): void {
  it('keeps a survey whole', async () => {
    const { port } = await make();
    const survey = aSurvey({ campaignId: 16588, response: { rating: 0, ratedAt: NOON } });
    expect(await port.create(survey)).toBe('created');
    expect(await port.read(survey.id)).toEqual(JSON.parse(JSON.stringify(survey)));
    expect(await port.read('nothing')).toBeUndefined();
  });

  it('lets the first writer of an id win', async () => {
    const { port } = await make();
    const outcomes = await Promise.all([1, 2, 3].map((campaignId) => port.create(aSurvey({ campaignId }))));
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(await port.create(aSurvey({ campaignId: 4 }))).toBe('exists');
    expect((await port.read(aSurvey().id))?.campaignId).toBeLessThan(4);
  });

  it('refuses to replace what somebody else has replaced', async () => {
    const { port } = await make();
    await port.create(aSurvey());
    const read = (await port.read(aSurvey().id)) ?? aSurvey();
    const replaced = await port.replace({ ...read, campaignId: 1 });
    expect(replaced).toMatchObject({ campaignId: 1 });
    expect(await port.replace({ ...read, campaignId: 2 })).toBe('conflict');
    expect((await port.read(read.id))?.campaignId).toBe(1);
    if (replaced !== 'conflict')
      expect(await port.replace({ ...replaced, campaignId: 3 })).toMatchObject({ campaignId: 3 });
  });

  it('lets one of two racing writers through', async () => {
    const { port } = await make();
    await port.create(aSurvey());
    const outcomes = await Promise.all([1, 2, 3, 4].map((campaignId) => port.replace(aSurvey({ campaignId }))));
    expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1);
  });

  it('does not create what it was asked to replace', async () => {
    const { port } = await make();
    expect(await port.replace(aSurvey())).toBe('conflict');
    expect(await port.read(aSurvey().id)).toBeUndefined();
  });

  it('reads the newest survey of a work item at once, as it is now', async () => {
    const { port } = await make();
    expect(await port.newestOf('10002')).toBeUndefined();
    await port.create(aSurvey({ id: 'first' }));
    await port.create(aSurvey({ id: 'second' }));
    await port.create(aSurvey({ id: 'other', workItemId: '77', respondent: 's' }));
    await port.create(aSurvey({ id: 'first', campaignId: 4 }));
    expect((await port.newestOf('10002'))?.id).toBe('second');
    const together = { ratings: 'mean' as const, ids: ['second', 'beside'], own: 'b' };
    await port.create(aSurvey({ id: 'beside', together }));
    expect((await port.newestOf('10002'))?.id).toBe('second');
    await port.replace({ ...((await port.read('second')) ?? aSurvey()), state: 'sent' });
    expect(await port.newestOf('10002')).toMatchObject({ id: 'second', state: 'sent' });
    expect(await port.newestOf('10003')).toBeUndefined();
  });

  it('lists what is due, oldest first, and nothing else', async () => {
    const { port, catchUp } = await make();
    await port.create(aSurvey({ id: 'later', dueAt: NOON + 60_000 }));
    await port.create(aSurvey({ id: 'second', dueAt: NOON - 1_000 }));
    await port.create(aSurvey({ id: 'first', dueAt: NOON - 9_000 }));
    await port.create(aSurvey({ id: 'never', dueAt: undefined }));
    await catchUp();
    const due = await port.due(NOON, 10);
    expect(due.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(due[0]).toEqual(await port.read('first'));
    expect(await port.due(NOON, 1)).toHaveLength(1);
  });

  it('lists the surveys of a work item or a respondent, and the latest of all or of a state', async () => {
    const { port, catchUp } = await make();
    await port.create(aSurvey({ id: 'old', changedAt: NOON, plannedAt: NOON - 9_000, state: 'sent', respondent: 'r' }));
    await port.create(aSurvey({ id: 'new', changedAt: NOON + 5_000, state: 'failed', respondent: 'r' }));
    await port.create(aSurvey({ id: 'other', changedAt: NOON + 9_000, state: 'sent', workItemId: '77' }));
    await catchUp();
    const ids = (surveys: { id: string }[]) => surveys.map(({ id }) => id);
    expect(ids(await port.ofWorkItem('10002'))).toEqual(['new', 'old']);
    expect(ids(await port.ofRespondent('r', 10))).toEqual(['new', 'old']);
    expect(ids(await port.ofRespondent('r', 1))).toEqual(['new']);
    expect(ids(await port.latest(10))).toEqual(['other', 'new', 'old']);
    expect(ids(await port.latest(2))).toEqual(['other', 'new']);
    expect(ids(await port.latest(10, 'sent'))).toEqual(['other', 'old']);
  });

  it('lists the surveys that changed in a span of time, each in one of two that meet', async () => {
    const { port, catchUp } = await make();
    for (const change of [-1, 0, 1, 999, 1_000, 1_001])
      await port.create(aSurvey({ id: `at ${change}`, changedAt: NOON + change }));
    await catchUp();
    const ids = async (after: number, until: number, limit = 10) =>
      (await port.changedBetween(NOON + after, NOON + until, limit)).map(({ id }) => id);
    expect((await ids(-1_000, 0)).sort()).toEqual(['at -1', 'at 0']);
    expect((await ids(0, 1_000)).sort()).toEqual(['at 1', 'at 1000', 'at 999']);
    expect(await ids(1_000, 60_000)).toEqual(['at 1001']);
    expect(await ids(-1_000, 60_000, 1)).toEqual(['at 1001']);
  });

  const everyPage = async (read: (from: string | undefined) => Promise<ListPage<{ id: string }>>) => {
    const ids: string[][] = [];
    for (let from: string | undefined; ;) {
      const page = await read(from);
      ids.push(page.items.map(({ id }) => id));
      if (page.next === undefined) return ids;
      from = page.next;
    }
  };

  it('hands out a list in pages, in either order, of all surveys or of those that have something in common', async () => {
    const { port, catchUp } = await make();
    const at = (seconds: number) => NOON + seconds * 1_000;
    await port.create(aSurvey({ id: 'a', state: 'skipped', reason: 'no-email', changedAt: at(1), plannedAt: at(1) }));
    await port.create(aSurvey({ id: 'b', state: 'sent', projectId: '7', changedAt: at(2), workItemId: '9' }));
    await port.create(
      aSurvey({ id: 'c', state: 'skipped', reason: 'no-reporter', changedAt: at(3), plannedAt: at(0) }),
    );
    await port.create(aSurvey({ id: 'd', state: 'sent', changedAt: at(4), workItemId: '9' }));
    await port.create(aSurvey({ id: 'e', state: 'skipped', reason: 'no-email', changedAt: at(5), plannedAt: at(9) }));
    await catchUp();
    const newest = { order: 'newest', limit: 2 } as const;
    const pages = (list: SurveyList, asked: PageAsked = newest) =>
      everyPage((from) => port.page(list, { ...asked, from }));
    expect(await pages('all')).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    expect(await pages('all', { order: 'oldest', limit: 3 })).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(await pages('all', { ...newest, since: at(2), until: at(4) })).toEqual([['d', 'c'], ['b']]);
    expect(await pages('all', { ...newest, until: at(2) })).toEqual([['b', 'a']]);
    expect(await pages({ state: 'skipped' })).toEqual([['e', 'c'], ['a']]);
    expect(await pages({ reason: 'no-email' })).toEqual([['e', 'a']]);
    expect(await pages({ projectId: '7' })).toEqual([['b']]);
    expect((await pages({ workItemId: '9' })).flat().sort()).toEqual(['b', 'd']);
    expect(await pages({ workItemId: '10002' })).toEqual([['e', 'a'], ['c']]);
    expect(await pages({ reason: 'refused' })).toEqual([[]]);
  });

  it('lists more surveys than one page holds, and never more than were asked for', async () => {
    const { port, catchUp } = await make();
    const ids = Array.from({ length: 230 }, (_each, index) => `survey-${index}`);
    for (const [index, id] of ids.entries())
      await port.create(aSurvey({ id, workItemId: id, dueAt: NOON + index * 1_000, changedAt: NOON + index * 1_000 }));
    await catchUp();
    const later = NOON + 3_600_000;
    const due = async (limit: number) => (await port.due(later, limit)).map(({ id }) => id);
    expect(await due(1_000)).toEqual(ids);
    expect(await due(150)).toEqual(ids.slice(0, 150));
    expect((await port.latest(1_000)).map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await port.latest(1_000, 'planned')).length).toBe(230);
    expect((await port.latest(205)).length).toBe(205);
  }, 60_000);
}

export function responseStoreContract(make: () => Promise<Stage<ResponseStore>>): void {
  const hard = 'quotes " \\ and\nlines, שלום, 😀';

  it('keeps a response whole, and a repeated one once', async () => {
    const { port } = await make();
    const response = aResponse({ comment: hard });
    const outcomes = await Promise.all([1, 2, 3].map(() => port.store(response)));
    expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'stored']);
    expect(await port.read(response.id)).toEqual(response);
  });

  it('keeps the longest comment that is allowed', async () => {
    const { port } = await make();
    await port.store(aResponse({ comment: '😀'.repeat(16_000) }));
    expect((await port.read(aResponse().id))?.comment).toHaveLength(32_000);
  });

  it('refuses to replace what somebody else has replaced', async () => {
    const { port } = await make();
    await port.store(aResponse());
    expect(await port.replace(aResponse({ state: 'parked' }))).toMatchObject({ state: 'parked' });
    expect(await port.replace(aResponse({ state: 'applied' }))).toBe('conflict');
    expect((await port.read(aResponse().id))?.state).toBe('parked');
  });

  it('lists responses that are due, those on their way and those that are parked', async () => {
    const { port, catchUp } = await make();
    await port.store(aResponse({ id: 'due', dueAt: NOON - 1_000 }));
    await port.store(aResponse({ id: 'later', dueAt: NOON + 60_000 }));
    await port.store(aResponse({ id: 'parked', dueAt: undefined, state: 'parked', changedAt: NOON }));
    await port.store(aResponse({ id: 'parked since', dueAt: undefined, state: 'parked', changedAt: NOON + 9_000 }));
    await catchUp();
    expect(await port.due(NOON, 10)).toEqual(['due']);
    expect((await port.parked(10)).map(({ id }) => id)).toEqual(['parked since', 'parked']);
    expect(await port.parked(1)).toHaveLength(1);
    expect((await port.waiting(10)).map(({ id }) => id).sort()).toEqual(['due', 'later']);
    const { items, next } = await port.parkedPage({ order: 'oldest', limit: 1 });
    expect(items).toMatchObject([{ id: 'parked' }]);
    expect((await port.parkedPage({ order: 'oldest', limit: 1, from: next })).items).toMatchObject([
      { id: 'parked since' },
    ]);
  });

  it('reads at once which response was parked last for a survey or a work item, as it is now', async () => {
    const { port } = await make();
    const parked = { state: 'parked', reason: 'no-permission', dueAt: undefined } as const;
    const unmatched = { ...parked, surveyId: undefined, reason: 'token-missing' } as const;
    const told = async (named: string) => (await port.parkedLast(named))?.id;
    await port.store(aResponse({ id: 'waits' }));
    expect(await told('10002:501')).toBeUndefined();
    await port.store(aResponse({ ...parked, id: 'first' }));
    expect(await told('10002:501')).toBe('first');
    await port.replace({ ...((await port.read('waits')) ?? aResponse()), ...parked });
    expect(await told('10002:501')).toBe('waits');
    await port.replace({ ...aResponse({ ...parked, id: 'first' }), attempts: 1, revision: 77 });
    await port.store(aResponse({ ...parked, id: 'first' }));
    await port.store(
      aResponse({ ...unmatched, id: 'automation', automation: { workItemKey: 'KAN-3', campaignId: 1 } }),
    );
    await port.store(aResponse({ ...unmatched, id: 'by key', workItemKey: 'KAN-2' }));
    await port.store(aResponse({ ...unmatched, id: 'by id', workItemKey: '10002' }));
    await port.store(aResponse({ ...unmatched, id: 'unnamed' }));
    await port.store(aResponse({ ...parked, id: 'known', surveyId: 'other', workItemKey: 'KAN-2' }));
    expect([await told('10002:501'), await told('KAN-2'), await told('10002'), await told('other')]).toEqual([
      'waits',
      'by key',
      'by id',
      'known',
    ]);
    expect([await told('automation:KAN-3'), await told('KAN-3')]).toEqual(['automation', undefined]);
    await port.replace({ ...((await port.read('waits')) ?? aResponse()), state: 'applied' });
    expect(await port.parkedLast('10002:501')).toMatchObject({ id: 'waits', state: 'applied' });
  });

  it('lists responses that name a work item and belong to no survey', async () => {
    const { port, catchUp } = await make();
    const unmatched = { surveyId: undefined, state: 'parked', reason: 'token-missing', dueAt: undefined } as const;
    await port.store(aResponse({ ...unmatched, id: 'old', workItemKey: 'KAN-2', receivedAt: NOON }));
    await port.store(aResponse({ ...unmatched, id: 'new', workItemKey: 'KAN-2', receivedAt: NOON + 5_000 }));
    await port.store(aResponse({ ...unmatched, id: 'other', workItemKey: 'KAN-22' }));
    await port.store(aResponse({ ...unmatched, id: 'unnamed' }));
    await port.store(aResponse({ ...unmatched, id: 'applied', workItemKey: 'KAN-2', state: 'applied' }));
    await port.store(aResponse({ id: 'known', workItemKey: 'KAN-2', state: 'parked', reason: 'gave-up' }));
    await catchUp();
    expect((await port.unmatchedOf('KAN-2')).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(await port.unmatchedOf('10002')).toEqual([]);
  });
}

export function exclusionsContract(make: () => Promise<Stage<Exclusions>>): void {
  it('keeps a choice for one work item until it is taken back', async () => {
    const { port } = await make();
    expect(await port.isExcluded('10002')).toBe(false);
    await port.include('10002');
    await port.exclude('10002');
    await port.exclude('10002');
    expect(await port.isExcluded('10002')).toBe(true);
    expect(await port.isExcluded('10003')).toBe(false);
    await port.include('10002');
    expect(await port.isExcluded('10002')).toBe(false);
  });

  it('keeps who chose until that is taken back', async () => {
    const { port } = await make();
    await port.exclude('10002', 'agnes');
    await port.sentByHand('10002', '10002:by-hand-a');
    expect(await port.choiceFor('10002')).toMatchObject({ excluded: true, excludedBy: 'agnes' });
    await port.include('10002');
    expect(await port.choiceFor('10002')).toEqual({ excluded: false, byHand: '10002:by-hand-a' });
  });

  it('keeps beside it which survey was sent by hand last', async () => {
    const { port } = await make();
    expect(await port.choiceFor('10002')).toEqual({ excluded: false });
    await port.exclude('10002');
    await port.sentByHand('10002', '10002:by-hand-a');
    await port.sentByHand('10002', '10002:by-hand-b');
    expect(await port.choiceFor('10002')).toEqual({ excluded: true, byHand: '10002:by-hand-b' });
    await port.include('10002');
    expect(await port.choiceFor('10002')).toEqual({ excluded: false, byHand: '10002:by-hand-b' });
    expect(await port.choiceFor('10003')).toEqual({ excluded: false });
  });
}

export function settingsStoreContract(make: () => Promise<Stage<SettingsStore>>): void {
  it('starts empty and keeps what is written', async () => {
    const { port } = await make();
    expect(await port.read()).toEqual(EMPTY_SETTINGS);
    const { rules: _none, ...own } = guideSettings();
    await port.change(() => own);
    expect(await port.read()).toEqual(guideSettings({ rules: [] }));
  });

  it('keeps every change of several people who save at the same moment', async () => {
    const { port } = await make();
    await Promise.all([
      port.change((settings) => ({ ...settings, sendSummary: true })),
      port.change((settings) => ({ ...settings, writeLocked: true })),
      port.change((settings) => ({ ...settings, connection: { keyEnding: '1234', verifiedAt: NOON } })),
    ]);
    expect(await port.read()).toMatchObject({
      sendSummary: true,
      writeLocked: true,
      connection: { keyEnding: '1234' },
    });
  });

  it('pauses and resumes without touching the settings', async () => {
    const { port } = await make();
    await port.change((settings) => ({ ...settings, sendSummary: true }));
    expect(await port.readPause()).toBeUndefined();
    await port.writePause({ reason: 'key-refused', since: NOON });
    expect(await port.readPause()).toEqual({ reason: 'key-refused', since: NOON });
    await port.writePause(undefined);
    expect(await port.readPause()).toBeUndefined();
    expect(await port.read()).toEqual({ ...EMPTY_SETTINGS, sendSummary: true });
  });
}

export function ruleStoreContract(make: () => Promise<Stage<{ rules: RuleStore; settings: SettingsStore }>>): void {
  const whole = { campaignId: 1, projects: ['10000'], finishedStatuses: 'done-category' as const };

  it('lists every rule in order, and puts the complete ones in force', async () => {
    const { rules, settings } = (await make()).port;
    expect(await rules.list()).toEqual([]);
    await rules.add({ id: 'rule-1', ...whole });
    await rules.add({ id: 'rule-2', campaignId: 2 });
    await rules.add({ id: 'rule-3', ...whole, campaignId: 3 });
    expect((await rules.list()).map(({ draft }) => draft.campaignId)).toEqual([1, 2, 3]);
    expect((await settings.read()).rules).toEqual([
      { id: 'rule-1', enabled: true, ...whole },
      { id: 'rule-3', enabled: true, ...whole, campaignId: 3 },
    ]);
  });

  it('puts a rule in force as soon as it is complete, at its place in the order', async () => {
    const { rules, settings } = (await make()).port;
    const first = await rules.add({ id: 'rule-1', campaignId: 1 });
    await rules.add({ id: 'rule-2', ...whole });
    if (first === 'conflict') throw new Error('The first rule is there already');
    const saved = await rules.replace({ ...first, draft: { id: 'rule-1', ...whole } });
    expect(saved).toMatchObject({ draft: whole });
    expect((await settings.read()).rules.map(({ id }) => id)).toEqual(['rule-1', 'rule-2']);
    expect((await rules.list())[0]).toEqual(saved);
  });

  it('keeps every part of a rule, and leaves out none that a rule of before has not', async () => {
    const { rules, settings } = (await make()).port;
    const parts = { name: 'Refunds', workTypes: ['10001'], requestTypes: ['7'], jql: 'resolution = Done' };
    await rules.add({ id: 'rule-1', ...whole, ...parts });
    await rules.add({ id: 'rule-2', ...whole });
    expect((await rules.list()).map(({ draft }) => draft)).toEqual([
      { id: 'rule-1', ...whole, ...parts },
      { id: 'rule-2', ...whole },
    ]);
    expect((await settings.read()).rules).toEqual([
      { id: 'rule-1', enabled: true, ...whole, ...parts },
      { id: 'rule-2', enabled: true, ...whole },
    ]);
  });

  it('accepts one of two changes to the same rule, and both changes to two rules', async () => {
    const { rules, settings } = (await make()).port;
    const added = [await rules.add({ id: 'rule-1', ...whole }), await rules.add({ id: 'rule-2', ...whole })];
    const to = (rule: (typeof added)[number] | undefined, campaignId: number) => {
      if (!rule || rule === 'conflict') throw new Error('There is no such rule');
      return rules.replace({ ...rule, draft: { ...rule.draft, campaignId } });
    };
    const same = await Promise.all([to(added[0], 5), to(added[0], 6), to(added[1], 7)]);
    expect(same.filter((outcome) => outcome === 'conflict')).toHaveLength(1);
    expect(same[2]).not.toBe('conflict');
    const [first, second] = (await settings.read()).rules;
    expect([5, 6]).toContain(first?.campaignId);
    expect(second?.campaignId).toBe(7);
    expect((await rules.list()).map(({ draft }) => draft.campaignId)).toEqual([first?.campaignId, 7]);
  });

  it('accepts one of two new rules under the same id', async () => {
    const { rules } = (await make()).port;
    const made = await Promise.all([1, 2].map((campaignId) => rules.add({ id: 'rule-1', campaignId })));
    expect(made.filter((outcome) => outcome === 'conflict')).toHaveLength(1);
    expect(await rules.add({ id: 'rule-1', campaignId: 3 })).toBe('conflict');
    expect(await rules.list()).toHaveLength(1);
  });

  it('keeps a rule that is switched off, and does not take it for one in force', async () => {
    const { rules, settings } = (await make()).port;
    const rule = await rules.add({ id: 'rule-1', ...whole, enabled: false });
    expect((await settings.read()).rules).toEqual([{ id: 'rule-1', ...whole, enabled: false }]);
    if (rule === 'conflict') throw new Error('The rule is there already');
    await rules.replace({ ...rule, draft: { ...rule.draft, enabled: true } });
    expect((await settings.read()).rules).toEqual([{ id: 'rule-1', ...whole, enabled: true }]);
  });

  it('puts a rule right after another, and rules into another order, also among those in force', async () => {
    const { rules, settings } = (await make()).port;
    await rules.add({ id: 'rule-1', ...whole });
    await rules.add({ id: 'rule-2', ...whole });
    await rules.add({ id: 'rule-3', ...whole }, 'rule-1');
    const orders = async () => [
      (await rules.list()).map(({ id }) => id).join(' '),
      (await settings.read()).rules.map(({ id }) => id).join(' '),
    ];
    expect(await orders()).toEqual(Array(2).fill('rule-1 rule-3 rule-2'));
    const seen = ['rule-1', 'rule-3', 'rule-2'];
    expect(await rules.reorder(seen, ['rule-2', 'rule-1', 'rule-3'])).toBe('reordered');
    expect(await orders()).toEqual(Array(2).fill('rule-2 rule-1 rule-3'));
    expect(await rules.reorder(seen, ['rule-3', 'rule-1', 'rule-2'])).toBe('conflict');
    expect(await orders()).toEqual(Array(2).fill('rule-2 rule-1 rule-3'));
  });

  it('accepts one of two new orders at the same moment', async () => {
    const { rules } = (await make()).port;
    const seen = ['rule-1', 'rule-2', 'rule-3'];
    for (const id of seen) await rules.add({ id, ...whole });
    const orders = [
      ['rule-2', 'rule-1', 'rule-3'],
      ['rule-3', 'rule-2', 'rule-1'],
    ];
    const outcomes = await Promise.all(orders.map((ids) => rules.reorder(seen, ids)));
    expect([...outcomes].sort()).toEqual(['conflict', 'reordered']);
    expect((await rules.list()).map(({ id }) => id)).toEqual(orders[outcomes.indexOf('reordered')]);
  });

  it('deletes a rule as it was read, and gives its id to no other', async () => {
    const { rules, settings } = (await make()).port;
    expect(await rules.nextId()).toBe('rule-1');
    await rules.add({ id: 'rule-1', ...whole });
    const read = await rules.add({ id: 'rule-2', ...whole });
    if (read === 'conflict') throw new Error('The rule is there already');
    const changed = await rules.replace({ ...read, draft: { ...read.draft, campaignId: 7 } });
    if (changed === 'conflict') throw new Error('Nobody else has changed it');
    expect(await rules.remove(read)).toBe('conflict');
    expect(await rules.remove(changed)).toBe('removed');
    expect(await rules.remove(changed)).toBe('conflict');
    expect((await rules.list()).map(({ id }) => id)).toEqual(['rule-1']);
    expect((await settings.read()).rules.map(({ id }) => id)).toEqual(['rule-1']);
    expect(await rules.replace(changed)).toBe('conflict');
    expect(await rules.nextId()).toBe('rule-3');
  });

  it('leaves the rules alone when something else of the settings changes', async () => {
    const { rules, settings } = (await make()).port;
    await Promise.all([
      rules.add({ id: 'rule-1', ...whole }),
      settings.change((own) => ({ ...own, sendSummary: true })),
    ]);
    expect(await settings.read()).toMatchObject({ sendSummary: true, rules: [{ id: 'rule-1' }] });
  });
}

export function askedContract(make: () => Promise<Stage<Asked>>): void {
  it('lets one of several surveys have a respondent, and remembers which', async () => {
    const { port } = await make();
    const nobody = await port.of('digest');
    expect(nobody.surveyId).toBeUndefined();
    const claims = await Promise.all(['1', '2', '3'].map((surveyId) => port.claim(nobody, surveyId)));
    expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    const first = await port.of('digest');
    expect(first.surveyId).toBe(String(claims.indexOf('claimed') + 1));
    expect(await port.claim(nobody, '4')).toBe('conflict');
    const later = await Promise.all(['5', '6'].map((surveyId) => port.claim(first, surveyId)));
    expect([...later].sort()).toEqual(['claimed', 'conflict']);
    expect((await port.of('digest')).surveyId).toBe(later[0] === 'claimed' ? '5' : '6');
  });

  it('keeps respondents apart', async () => {
    const { port } = await make();
    await port.claim(await port.of('one'), '1');
    expect((await port.of('other')).surveyId).toBeUndefined();
  });
}

export function writeTurnsContract(make: () => Promise<Stage<WriteTurns>>): void {
  it('has one writer of a name at a time; a turn given back, or over, is another’s', async () => {
    const { port } = await make();
    const taken = await Promise.all([1, 2, 3].map(() => port.take('one', NOON, NOON + 100)));
    const [turn, ...more] = taken.filter((each) => each !== undefined);
    expect(more).toEqual([]);
    expect(await port.take('one', NOON + 99, NOON + 200)).toBeUndefined();
    expect(await port.take('other', NOON, NOON + 100)).toBeDefined();
    await turn?.giveBack();
    const next = await port.take('one', NOON + 1, NOON + 50);
    expect(next).toBeDefined();
    expect(await port.take('one', NOON + 50, NOON + 500)).toBeDefined();
    // Its time was over: what it gives back is no longer its own.
    await next?.giveBack();
    expect(await port.take('one', NOON + 60, NOON + 500)).toBeUndefined();
  });
}

export function slotsContract(make: () => Promise<Stage<Slots>>): void {
  it('gives as many slots as the caps allow, each once, and later ones to whoever comes after', async () => {
    const { port } = await make();
    const caps = { perHour: 3 };
    const together = await Promise.all([1, 2, 3, 4, 5].map(() => port.take(caps, NOON)));
    expect(together.filter((at) => at === NOON)).toHaveLength(3);
    const [fourth, fifth] = together.filter((at) => at !== NOON).sort((a, b) => a - b);
    expect(fourth).toBeGreaterThanOrEqual(NOON + 3_600_000);
    expect(fifth).toBeGreaterThan(fourth as number);
    expect(await port.take(caps, NOON + 1)).toBeGreaterThan(fifth as number);
  });
}

export function auditLogContract(make: () => Promise<Stage<AuditLog>>): void {
  type Noted = Omit<AuditEntry, 'id' | 'at'>;
  const PAUSE: Noted = { kind: 'pause', what: 'changed', parts: [{ part: 'pause', after: 'by-admin' }] };
  const RULE: Noted = {
    by: 'account-1',
    kind: 'rules',
    what: 'added',
    rule: { id: 'rule-1', name: 'Support' },
    parts: [{ part: 'campaign', after: { id: 16588, name: 'Jira' } }],
  };
  const newest = { order: 'newest', limit: 2 } as const;

  it('keeps each change as it was noted, also two of the same moment', async () => {
    const { port, catchUp } = await make();
    await Promise.all([port.add({ ...RULE, at: NOON }), port.add({ ...RULE, at: NOON })]);
    await catchUp();
    const { items } = await port.page('all', newest);
    expect(items.map(({ id: _id, ...entry }) => entry)).toEqual([
      { ...RULE, at: NOON },
      { ...RULE, at: NOON },
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  it('lists them page by page, the newest first, all of them or one kind', async () => {
    const { port, catchUp } = await make();
    for (const minute of [0, 1, 2, 3]) await port.add({ ...(minute % 2 ? RULE : PAUSE), at: NOON + minute * 60_000 });
    await catchUp();
    const first = await port.page('all', newest);
    expect(first.items.map(({ at }) => at)).toEqual([NOON + 180_000, NOON + 120_000]);
    const second = await port.page('all', { ...newest, from: first.next });
    expect(second.items.map(({ at }) => at)).toEqual([NOON + 60_000, NOON]);
    const { items } = await port.page('pause', newest);
    expect(items.map(({ kind, at }) => [kind, at])).toEqual([
      ['pause', NOON + 120_000],
      ['pause', NOON],
    ]);
  });
}

export function finishedContract(make: () => Promise<Stage<Finished>>): void {
  it('counts what one person finished within a time, each once, no further than asked', async () => {
    const { port, catchUp } = await make();
    const minute = 60_000;
    for (const [id, actor, at] of [
      ['1', 'ben', NOON],
      ['2', 'ben', NOON + minute],
      ['3', 'ben', NOON + 10 * minute],
      ['4', 'ann', NOON],
    ] as const)
      await port.note({ id, actor, at });
    await port.note({ id: '1', actor: 'ben', at: NOON });
    await catchUp();
    expect(await port.count('ben', NOON - minute, NOON + minute, 10)).toBe(2);
    expect(await port.count('ben', NOON, NOON + 10 * minute, 10)).toBe(3);
    expect(await port.count('ben', NOON, NOON + 10 * minute, 2)).toBe(2);
    expect(await port.count('nobody', NOON, NOON + minute, 10)).toBe(0);
  });
}

export function notificationRecordContract(make: () => Promise<Stage<NotificationRecord>>): void {
  it('remembers the last test call and the last refusal side by side', async () => {
    const { port } = await make();
    expect(await port.read()).toEqual({});
    await port.testReceived(NOON);
    await port.refused(NOON, 'too-large');
    await port.refused(NOON + 1, 'not-understood');
    await port.testReceived(NOON + 2);
    expect(await port.read()).toEqual({
      lastTestAt: NOON + 2,
      lastRefused: { at: NOON + 1, reason: 'not-understood', count: 2 },
    });
  });

  it('forgets the test call once the address is replaced, and not what was refused', async () => {
    const { port } = await make();
    await port.testReceived(NOON);
    await port.refused(NOON, 'too-large');
    await port.addressReplaced(NOON + 1);
    const lastRefused = { at: NOON, reason: 'too-large', count: 1 };
    expect(await port.read()).toEqual({ replacedAt: NOON + 1, lastRefused });
    await port.oldTestReceived(NOON + 2);
    expect(await port.read()).toEqual({ replacedAt: NOON + 1, oldTestAt: NOON + 2, lastRefused });
    await port.testReceived(NOON + 3);
    expect(await port.read()).toEqual({ replacedAt: NOON + 1, lastTestAt: NOON + 3, lastRefused });
  });

  it('counts what was refused at old addresses once a minute, until a test call comes', async () => {
    const { port } = await make();
    for (const ms of [0, 1, 59_999]) await port.refusedOld(NOON + ms);
    expect(await port.read()).toEqual({ refusedOld: { at: NOON, count: 1 } });
    await port.refusedOld(NOON + 60_000);
    expect(await port.read()).toEqual({ refusedOld: { at: NOON + 60_000, count: 2 } });
    await port.testReceived(NOON + 60_001);
    expect(await port.read()).toEqual({ lastTestAt: NOON + 60_001 });
  });
}

export function ruleWatchContract(make: () => Promise<Stage<RuleWatchRecord>>): void {
  it('keeps what was found last, and nothing before that', async () => {
    const { port } = await make();
    expect(await port.read()).toBeUndefined();
    await port.keep({ checkedAt: NOON, since: { 'rule-1': { 'campaign-gone': NOON } } });
    await port.keep({ checkedAt: NOON + 1, since: { 'rule-2': {} } });
    expect(await port.read()).toEqual(expect.objectContaining({ checkedAt: NOON + 1, since: { 'rule-2': {} } }));
  });
}

/** `pass` lets so many ms pass for the port. */
export interface ObservationsStage {
  port: Observations;
  pass(ms: number): void;
  now(): number;
}

export function observationsContract(make: () => Promise<ObservationsStage>): void {
  const HOUR = 3_600_000;

  it('keeps the last answer to each question', async () => {
    const { port, now } = await make();
    expect(await port.read()).toEqual({});
    await port.note({ 'event-shape': 'a', 'email-admin': 'no' });
    await port.note({ 'email-admin': 'yes' });
    const times = { since: now(), lastAt: now() };
    expect(await port.read()).toEqual({
      'event-shape': { answer: 'a', ...times },
      'email-admin': { answer: 'yes', ...times },
    });
  });

  it('reads those that are asked for alone', async () => {
    const { port, now } = await make();
    await port.note({ 'event-shape': 'a', 'email-admin': 'no' });
    expect(await port.read(['email-admin', 'response-key'])).toEqual({
      'email-admin': { answer: 'no', since: now(), lastAt: now() },
    });
  });

  it('loses none of several answers noted at the same moment', async () => {
    const { port } = await make();
    const questions = ['event-shape', 'response-key', 'storage-conflict', 'email-source', 'quiet-write'] as const;
    await Promise.all(questions.map((question) => port.note({ [question]: 'x' })));
    expect(Object.keys(await port.read()).sort()).toEqual([...questions].sort());
  });

  it('reports since when an answer has been the same', async () => {
    const { port, pass, now } = await make();
    const first = now();
    await port.note({ 'event-shape': 'a' });
    pass(25 * HOUR);
    await port.note({ 'event-shape': 'a' });
    expect(await port.read()).toEqual({ 'event-shape': { answer: 'a', since: first, lastAt: now() } });
    pass(HOUR);
    await port.note({ 'event-shape': 'b' });
    expect(await port.read()).toEqual({ 'event-shape': { answer: 'b', since: now(), lastAt: now() } });
  });

  it('writes an answer that was seen again once a day, and one that was asked for each time', async () => {
    const { port, pass, now } = await make();
    const first = now();
    const lastAt = async () => (await port.read())['app-admin']?.lastAt;
    await port.note({ 'app-admin': 'yes' });
    pass(24 * HOUR - 1);
    await port.note({ 'app-admin': 'yes' });
    expect(await lastAt()).toBe(first);
    await port.note({ 'app-admin': 'yes' }, 'asked');
    expect(await lastAt()).toBe(now());
    pass(24 * HOUR);
    await port.note({ 'app-admin': 'yes' });
    expect(await lastAt()).toBe(now());
  });
}
