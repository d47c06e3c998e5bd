import fc from 'fast-check';
import { aSurvey, guideSettings, NOON } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import type { Frequency } from '../../domain/frequency';
import type { Rule } from '../../domain/rule';
import type { SurveyState } from '../../domain/survey';
import { POSTPONED_MS } from '../../domain/survey';
import { sendByHand } from './send-by-hand';

const [guide] = guideSettings().rules as [Rule];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const siteWith = (howOften?: Frequency, change: Partial<Rule> = {}) =>
  world(guideSettings({ rules: [{ ...guide, ...change, ...(howOften ? { howOften } : {}) }] }));

let changes = 600;
/** KAN-2 is finished (again). */
async function finish(site: World) {
  const outcome = await site.plan({ changeId: String((changes += 1)) });
  await site.runQueue();
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return site.survey(outcome.surveyId);
}

const NOT_AGAIN = { state: 'skipped', reason: 'asked-already' };

describe('a work item that is finished again', () => {
  it('is asked about again where the rule does not say how often', async () => {
    const site = siteWith();
    await finish(site);
    expect(await finish(site)).toMatchObject({ state: 'sent' });
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('is asked about once ever where the rule says so, and keeps the mark of the survey that asked', async () => {
    const site = siteWith('once');
    const first = await finish(site);
    site.clock.pass(1_000 * DAY);
    expect(await finish(site)).toMatchObject(NOT_AGAIN);
    expect(site.surveyService.inbox).toHaveLength(1);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ surveyId: first.id });
  });

  it('is asked about again after so many days, to the minute', async () => {
    const site = siteWith({ againAfterDays: 30 });
    await finish(site);
    site.clock.pass(30 * DAY - MINUTE);
    expect(await finish(site)).toMatchObject(NOT_AGAIN);
    site.clock.pass(MINUTE);
    expect(await finish(site)).toMatchObject({ state: 'sent' });
  });

  it.each<[SurveyState, object, 'sent' | 'skipped']>([
    ['sent', { sentAt: NOON }, 'skipped'],
    ['answered', {}, 'skipped'],
    ['expired', {}, 'skipped'],
    ['unconfirmed', {}, 'skipped'],
    ['sent', { origin: 'automation' }, 'skipped'],
    ['sent', { origin: 'by-hand' }, 'skipped'],
    ['sent', { ruleId: 'another' }, 'skipped'],
    ['cancelled', { response: { rating: 4 } }, 'skipped'],
    ['sent', { isTest: true }, 'sent'],
    ['failed', {}, 'sent'],
    ['skipped', {}, 'sent'],
    ['cancelled', {}, 'sent'],
  ])('after one that is %s %j: %s', async (state, change, becomes) => {
    const site = siteWith('once');
    await site.ledger.create(aSurvey({ id: '10002:400', state, dueAt: undefined, ...change }));
    expect((await finish(site)).state).toBe(becomes);
  });

  it('can always be asked about by hand, which counts from then on', async () => {
    const site = siteWith('once');
    await finish(site);
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
    const other = siteWith('once');
    await sendByHand(other.ports, 'KAN-2');
    await other.runQueue();
    other.clock.pass(DAY);
    expect(await finish(other)).toMatchObject(NOT_AGAIN);
  });

  it('costs a rule without it no look at earlier surveys', async () => {
    const site = siteWith();
    const listed = jest.spyOn(site.ports.ledger, 'ofWorkItem');
    await finish(site);
    expect(listed).not.toHaveBeenCalled();
  });
});

describe('two surveys of one work item that wait at the same time', () => {
  const twice = async (site: World) => {
    await site.plan({ changeId: '501', at: NOON });
    site.clock.pass(MINUTE);
    await site.plan({ changeId: '502', at: NOON + MINUTE });
  };
  // By chosen statuses the first is not taken back when the work item is reopened and finished again.
  const statuses = { finishedStatuses: ['10002'], moment: { afterMinutes: 60 } };

  it('ask once: the second waits for the first', async () => {
    const site = siteWith('once', statuses);
    await twice(site);
    site.dueQueue.messages.length = 0;
    site.clock.pass(60 * MINUTE);
    await Promise.all([site.dispatch('10002:502'), site.dispatch('10002:501')]);
    site.clock.pass(POSTPONED_MS + MINUTE);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect(await site.survey('10002:501')).toMatchObject({ state: 'sent' });
    expect(await site.survey('10002:502')).toMatchObject(NOT_AGAIN);
  });

  it('are not both lost where the first comes to nothing', async () => {
    const site = siteWith('once', statuses);
    await twice(site);
    const first = await site.survey('10002:501');
    await site.ledger.replace({ ...first, state: 'cancelled', reason: 'taken-back', dueAt: undefined });
    site.clock.pass(60 * MINUTE);
    await site.sweep();
    expect(await site.survey('10002:502')).toMatchObject({ state: 'sent' });
  });
});

it('is never asked about more often than the rule says, whenever it is finished', async () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
  const often = fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(gaps, often, async (days, againAfterDays) => {
      const site = siteWith(againAfterDays === undefined ? 'once' : { againAfterDays });
      const asked: number[] = [];
      for (const gap of days) {
        site.clock.pass(gap * DAY);
        const before = asked[asked.length - 1];
        const may = before === undefined || site.clock.now() - before >= (againAfterDays ?? Infinity) * DAY;
        const { state } = await finish(site);
        expect(state).toBe(may ? 'sent' : 'skipped');
        if (state === 'sent') asked.push(site.clock.now());
      }
      expect(site.surveyService.inbox).toHaveLength(asked.length);
    }),
    { numRuns: 40 },
  );
});
