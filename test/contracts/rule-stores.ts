import { EMPTY_SETTINGS } from '../../src/domain/settings';
import type { AuditEntry, AuditLog } from '../../src/ports/audit-log';
import type { RuleWatchRecord } from '../../src/ports/rule-watch';
import type { RuleStore } from '../../src/ports/rule-store';
import type { SettingsStore } from '../../src/ports/settings-store';
import { guideSettings, NOON } from '../builders/surveys';
import type { Stage } from './stage';

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

export function ruleWatchContract(make: () => Promise<Stage<RuleWatchRecord>>): void {
  it('keeps what was found last, and nothing before that', async () => {
    const { port } = await make();
    expect(await port.read()).toBeUndefined();
    await port.keep({ checkedAt: NOON, since: { 'rule-1': { 'campaign-gone': NOON } } });
    await port.keep({ checkedAt: NOON + 1, since: { 'rule-2': {} } });
    expect(await port.read()).toEqual(expect.objectContaining({ checkedAt: NOON + 1, since: { 'rule-2': {} } }));
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
