import fc from 'fast-check';
import { answered, CLAIM_MS, EXPIRY_MS, move, planned, SENDING_LIMIT_MS } from './survey';
import type { Survey, SurveyState } from './survey';
import { marked } from './work-item-lock';

const STATES: SurveyState[] = [
  'planned',
  'skipped',
  'scheduled',
  'cancelled',
  'sending',
  'sent',
  'failed',
  'unconfirmed',
  'answered',
  'expired',
];

/** The design's diagram, written out once more: the code must not be its own witness. */
const DIAGRAM = new Set([
  'planned>skipped',
  'planned>scheduled',
  'planned>failed',
  'scheduled>sending',
  'scheduled>cancelled',
  'scheduled>skipped',
  'scheduled>failed',
  'sending>sent',
  'sending>failed',
  'sending>scheduled',
  'sending>unconfirmed',
  'sent>answered',
  'sent>expired',
  'answered>answered',
  'failed>answered',
  'unconfirmed>answered',
  'expired>answered',
]);

const START = 1_700_000_000_000;

function fresh(): Survey {
  return planned({ id: '10001:7', workItemId: '10001', workItemKey: 'KAN-1', origin: 'completion' }, START);
}

function inState(state: SurveyState): Survey {
  return { ...fresh(), state };
}

describe('a survey moves', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
    'from %s to %s only by the diagram',
    (from, to) => {
      const attempt = () => move(inState(from), to, START);
      if (DIAGRAM.has(`${from}>${to}`)) expect(attempt().state).toBe(to);
      else expect(attempt).toThrow('Illegal move');
    },
  );

  it('by random legal walks without losing an entry of its history', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 30 }), (wishes) => {
        let survey = fresh();
        for (const [index, wish] of wishes.entries()) {
          const before = survey;
          if (DIAGRAM.has(`${survey.state}>${wish}`)) survey = move(survey, wish, START + index);
          else expect(() => move(before, wish, START)).toThrow();
        }
        const steps = survey.history.slice(1).map(({ state }, index) => `${survey.history[index]?.state}>${state}`);
        expect(steps.every((step) => DIAGRAM.has(step))).toBe(true);
        expect(survey.history[survey.history.length - 1]?.state).toBe(survey.state);
      }),
    );
  });

  it('and says why, in its state and in its history', () => {
    const skipped = move(fresh(), 'skipped', START + 5, { reason: 'no-email' });
    expect(skipped).toMatchObject({ state: 'skipped', reason: 'no-email', changedAt: START + 5 });
    expect(skipped.history).toEqual([
      { state: 'planned', at: START },
      { state: 'skipped', at: START + 5, reason: 'no-email' },
    ]);
  });

  it('without dragging an old reason along', () => {
    const sent = move({ ...inState('sending'), reason: 'refused' }, 'sent', START);
    expect(sent.reason).toBeUndefined();
  });
});

describe('a survey is due again', () => {
  it('at once while it is not out, and when the record of its call is overdue', () => {
    expect(fresh().dueAt).toBe(START);
    const scheduled = move(fresh(), 'scheduled', START + 1);
    expect(scheduled.dueAt).toBe(START + 1);
    expect(move(scheduled, 'sending', START + 2).dueAt).toBe(START + 2 + SENDING_LIMIT_MS);
  });

  it('until the work item shows its state, then when it expires', () => {
    const sent = move(inState('sending'), 'sent', START);
    expect(sent).toMatchObject({ markMissing: true, dueAt: START + CLAIM_MS, sentAt: START });
    expect(marked(sent)).toMatchObject({ markMissing: false, dueAt: START + EXPIRY_MS });
    expect(marked(move(fresh(), 'skipped', START)).dueAt).toBeUndefined();
  });
});

describe('a response to a survey', () => {
  const response = { rating: 7, ratedAt: START };

  it.each(['planned', 'scheduled', 'sending', 'sent', 'answered', 'failed', 'unconfirmed', 'expired'] as const)(
    'in state %s answers it by legal steps',
    (state) => {
      const before = { ...inState(state), history: [{ state, at: START }] };
      const after = answered(before, response, START + 9);
      expect(after).toMatchObject({ state: 'answered', response });
      const steps = after.history.slice(1).map((entry, index) => `${after.history[index]?.state}>${entry.state}`);
      expect(steps.filter((step) => !DIAGRAM.has(step))).toEqual([]);
    },
  );

  it('is in the history with its rating, and with whether it brought a comment', () => {
    const first = answered(inState('sent'), { ...response, rating: 0, commentDigest: 'd' }, START + 1);
    const changed = answered(first, { ...response, commentDigest: 'd' }, START + 2);
    expect(changed.history.slice(-2)).toEqual([
      { state: 'answered', at: START + 1, rating: 0, commented: true },
      { state: 'answered', at: START + 2, rating: 7 },
    ]);
  });

  it.each(['skipped', 'cancelled'] as const)(
    'in state %s is recorded without a move the diagram does not have',
    (state) => {
      const after = answered(inState(state), response, START + 9);
      expect(after).toMatchObject({ state, response, changedAt: START + 9 });
    },
  );
});
