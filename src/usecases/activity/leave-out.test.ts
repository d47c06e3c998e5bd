import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { answered } from '../../domain/survey';
import { countSurveys } from '../overview/count-surveys';
import { leaveOut } from './leave-out';

const ID = 'a';

async function answeredSite(rating = 9) {
  const site = world();
  const sent = aSurvey({ id: ID, state: 'sent', sentAt: NOON, changedAt: NOON });
  await site.ledger.create(answered(sent, { rating, ratedAt: NOON }, NOON));
  site.clock.pass(60_000);
  return site;
}

describe('leaving a response out of the scores', () => {
  it('keeps who did, when and why, deletes nothing, and is taken back', async () => {
    const site = await answeredSite();
    const before = await site.survey(ID);
    expect(await leaveOut(site.ports, ID, { leftOut: 'wrong-person', by: 'admin' })).toBe('done');
    const first = site.clock.now();
    const left = await site.survey(ID);
    expect(left).toEqual({
      ...before,
      changedAt: first,
      scores: [{ at: first, by: 'admin', leftOut: 'wrong-person' }],
      revision: before.revision + 1,
    });
    expect(await countSurveys(site.ports)).toMatchObject({ surveys: 0, responses: 0 });

    site.clock.pass(1_000);
    expect(await leaveOut(site.ports, ID, { by: 'other-admin' })).toBe('done');
    const { changedAt, scores } = await site.survey(ID);
    expect(changedAt).toBe(site.clock.now());
    expect(scores?.at(-1)).toEqual({ at: changedAt, by: 'other-admin' });
    expect(await countSurveys(site.ports)).toMatchObject({ surveys: 1, responses: 1 });
  });

  it('changes nothing where it is so already, there is no rating, or no survey', async () => {
    const site = await answeredSite();
    await leaveOut(site.ports, ID, { leftOut: 'test' });
    const { revision } = await site.survey(ID);
    expect(await leaveOut(site.ports, ID, { leftOut: 'test' })).toBe('done');
    expect((await site.survey(ID)).revision).toBe(revision);
    await site.ledger.create(aSurvey({ id: 'b', state: 'sent' }));
    expect(await leaveOut(site.ports, 'b', { leftOut: 'test' })).toBe('no-rating');
    expect(await leaveOut(site.ports, 'none', { leftOut: 'test' })).toBe('not-found');
  });

  it('loses nothing to whoever writes the survey at the same moment', async () => {
    const site = await answeredSite();
    let raced = false;
    const ledger: typeof site.ledger = {
      ...site.ledger,
      async replace(survey) {
        if (!raced) {
          raced = true;
          await site.ledger.replace(answered(await site.survey(ID), { rating: 3, ratedAt: NOON + 1 }, NOON + 1));
        }
        return site.ledger.replace(survey);
      },
    };
    expect(await leaveOut({ ...site.ports, ledger }, ID, { leftOut: 'test' })).toBe('done');
    expect(await site.survey(ID)).toMatchObject({ response: { rating: 3 }, scores: [{ leftOut: 'test' }] });
  });

  it('waits for a response that is being written, and not for ever', async () => {
    const site = await answeredSite();
    const survey = await site.survey(ID);
    await site.ledger.replace({ ...survey, writingUntil: site.clock.now() + 1_200 });
    expect(await leaveOut(site.ports, ID, { leftOut: 'test' })).toBe('done');
    await site.ledger.replace({ ...(await site.survey(ID)), writingUntil: site.clock.now() + 3_600_000 });
    expect(await leaveOut(site.ports, ID, {})).toBe('busy');
    expect((await site.survey(ID)).scores).toHaveLength(1);
  });

  it('holds for a newer response of the same survey', async () => {
    const site = await answeredSite(2);
    await leaveOut(site.ports, ID, { leftOut: 'test' });
    const now = site.clock.now();
    await site.ledger.replace(answered(await site.survey(ID), { rating: 8, ratedAt: now }, now));
    expect(await countSurveys(site.ports)).toMatchObject({ responses: 0 });
  });
});
