import { guideSettings, kan2 } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { cancelSurvey, sendByHand } from './send-by-hand';

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

describe('two people who ask at the same moment', () => {
  it('send one survey, whatever lists show', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    const ports = { ...site.ports, ledger: { ...site.ledger, ofWorkItem: async () => [] } };
    const outcomes = await Promise.all([1, 2, 3].map(() => sendByHand(ports, 'KAN-2', surveyId)));
    await site.hearBells();
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['moved-on', 'moved-on', 'planned']);
    expect(await sendByHand(ports, 'KAN-2', surveyId)).toEqual({ kind: 'moved-on' });
    expect(site.surveyService.inbox).toHaveLength(2);
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
