import { aSurvey, guideSettings } from '../../test/builders/surveys';
import { merge, surveyIdOf } from './response';
import { finishes } from './rule';
import { answered, move, needsPerson } from './survey';
import type { SurveyState } from './survey';

const states: SurveyState[] = [
  'planned',
  'scheduled',
  'sending',
  'sent',
  'answered',
  'expired',
  'skipped',
  'cancelled',
  'failed',
  'unconfirmed',
];

describe('a survey that needs a person', () => {
  it('failed or is unconfirmed, and nobody has sent another in its place', () => {
    expect(states.filter((state) => needsPerson(aSurvey({ state })))).toEqual(['failed', 'unconfirmed']);
    expect(states.filter((state) => needsPerson(aSurvey({ state, replacedBy: 'another' })))).toEqual([]);
  });
});

describe('the mark on a work item', () => {
  it('is renewed for what people want to know, not for each step of sending', () => {
    const scheduled = move(aSurvey(), 'scheduled', 1);
    const sending = move(scheduled, 'sending', 2);
    expect([scheduled.markMissing, sending.markMissing]).toEqual([false, false]);
    expect(move(sending, 'sent', 3).markMissing).toBe(true);
    expect(move(sending, 'failed', 3).markMissing).toBe(true);
    expect(move(scheduled, 'cancelled', 3).markMissing).toBe(true);
    expect(move(aSurvey(), 'skipped', 3).markMissing).toBe(true);
  });

  it('comes with the response itself', () => {
    expect(answered(aSurvey({ state: 'sent' }), { rating: 9 }, 1)).toMatchObject({ markMissing: false });
    expect(answered(aSurvey({ state: 'sent' }), { rating: 9 }, 1).dueAt).toBeUndefined();
  });
});

describe('of two responses of the same moment', () => {
  it('the one that arrived later counts', () => {
    const known = { rating: 2, ratedAt: 5, commentDigest: 'a', commentedAt: 5 };
    const incoming = { rating: 9, ratedAt: 5, comment: 'B', commentDigest: 'b', commentedAt: 5 };
    expect(merge(known, incoming)).toMatchObject({
      merged: { rating: 9, commentDigest: 'b' },
      change: { rating: 9, comment: 'B' },
    });
  });

  it('one without a rating takes none away', () => {
    const { merged, change } = merge({ rating: 2, ratedAt: 5 }, { ratedAt: 9, commentedAt: 9 });
    expect(merged).toEqual({ rating: 2, ratedAt: 5 });
    expect(change).toEqual({});
  });
});

describe("the survey of a response to the site's earlier automation", () => {
  it("is one for each work item, and nobody else's", () => {
    const ids = [
      surveyIdOf({ surveyId: '10002:501' }),
      surveyIdOf({ automation: { workItemKey: 'KAN-2', campaignId: 1 } }),
      surveyIdOf({ automation: { workItemKey: 'KAN-3', campaignId: 1 } }),
      surveyIdOf({}),
    ];
    expect(ids.slice(0, 2)).toEqual(['10002:501', 'automation:KAN-2']);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain('');
  });
});

describe('a status about which nothing is known', () => {
  it('finishes nothing for certain, and rules nothing out', () => {
    const [rule] = guideSettings().rules;
    if (!rule) throw new Error('The guide has a rule');
    expect(finishes(rule, {})).toBe('unknown');
    expect(finishes({ ...rule, finishedStatuses: ['10002'] }, {})).toBe('unknown');
  });
});
