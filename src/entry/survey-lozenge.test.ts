import { aSurvey } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { fakeReader } from '../../test/fakes/reader';
import type { SurveyState } from '../domain/survey';
import type { Permissions } from '../ports/configuration';
import { surveyLozengeEntry } from './survey-lozenge';

type May = Awaited<ReturnType<Permissions['onWorkItem']>>;
const context = { extension: { issue: { id: '10002' } } };

async function labelOf(
  survey: Parameters<typeof aSurvey>[0] | undefined,
  may: May = 'see',
  request: unknown = context,
) {
  const site = world();
  if (survey) await site.ledger.create(aSurvey(survey));
  const permissions = { isAdmin: async () => 'no' as const, onWorkItem: async () => may };
  const { status } = await surveyLozengeEntry({ ...site.ports, reader: fakeReader(), permissions })(request);
  return status && [status.value.label, status.value.type];
}

describe('the label on a work item', () => {
  it.each<[SurveyState, string, string]>([
    ['planned', 'Planned', 'inprogress'],
    ['scheduled', 'Scheduled', 'inprogress'],
    ['sending', 'Sending', 'inprogress'],
    ['sent', 'Sent', 'new'],
    ['answered', 'Responded', 'success'],
    ['expired', 'No response', 'default'],
    ['skipped', 'Not sent', 'default'],
    ['cancelled', 'Cancelled', 'default'],
    ['failed', 'Failed', 'removed'],
    ['unconfirmed', 'Unconfirmed', 'moved'],
  ])('names the state: %s', async (state, label, type) => expect(await labelOf({ state })).toEqual([label, type]));

  it('says of a survey that waits for what is unavailable that it is delayed, and nothing of it afterwards', async () => {
    const failing = { call: { since: 1, times: 2 } };
    expect(await labelOf({ state: 'scheduled', failing })).toEqual(['Delayed', 'moved']);
    expect(await labelOf({ state: 'failed', failing })).toEqual(['Failed', 'removed']);
  });

  it.each([
    [0, '0 Detractor', 'removed'],
    [6, '6 Detractor', 'removed'],
    [7, '7 Passive', 'moved'],
    [10, '10 Promoter', 'success'],
  ])('shows the rating %i to who may see it, and to nobody else', async (rating, label, type) => {
    const survey = { state: 'answered' as const, response: { rating } };
    expect(await labelOf(survey, 'see')).toEqual([label, type]);
    expect(await labelOf(survey, 'edit')).toEqual([label, type]);
    expect((await labelOf(survey, 'unknown'))?.[0]).not.toContain(String(rating));
    expect(await labelOf(survey, 'none')).toBeUndefined();
  });

  it('is not there without a survey, or without a work item', async () => {
    expect(await labelOf(undefined)).toBeUndefined();
    for (const request of [null, {}, { extension: {} }, { issue: { id: '10002' } }]) {
      expect(await labelOf({ state: 'sent' }, 'edit', request)).toBeUndefined();
    }
  });
});
