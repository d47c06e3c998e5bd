import type { Asked } from '../../src/ports/asked';
import type { Finished } from '../../src/ports/finished';
import type { Slots } from '../../src/ports/slots';
import type { WriteTurns } from '../../src/ports/write-turns';
import type { Exclusions } from '../../src/ports/exclusions';
import type { Observations } from '../../src/ports/observations';
import type { NotificationRecord } from '../../src/ports/notification-record';
import { NOON } from '../builders/surveys';
import type { Stage } from './stage';

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
