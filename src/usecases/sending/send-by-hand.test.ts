import { guideSettings, kan2 } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { CHARACTER_CHECK } from '../../domain/character-check';
import { cancelSurvey, sendByHand } from './send-by-hand';
import { surveysOf } from '../work-item/surveys-of-work-item';

describe('a survey asked for by hand', () => {
  it('goes out whatever the status, as a new survey beside the old one', async () => {
    const site = world();
    await site.sent();
    site.workItems.add(kan2({ status: { id: '10001', done: false } }));
    const outcome = await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(outcome.kind).toBe('planned');
    expect(site.surveyService.inbox).toHaveLength(2);
    expect(site.ledger.all().map(({ origin, state }) => `${origin} ${state}`)).toEqual([
      'completion sent',
      'by-hand sent',
    ]);
  });

  it('has in its history who asked for it', async () => {
    const site = world();
    await sendByHand(site.ports, 'KAN-2', null, { by: 'agnes' });
    await site.runQueue();
    expect(site.ledger.all().map(({ history }) => history.map(({ state, by }) => [state, by]))).toEqual([
      [
        ['planned', 'agnes'],
        ['scheduled', undefined],
        ['sending', undefined],
        ['sent', undefined],
      ],
    ]);
  });

  it('needs a work item, and a rule that names the campaign', async () => {
    expect(await sendByHand(world().ports, 'KAN-404')).toEqual({ kind: 'not-found' });
    expect(await sendByHand(world(guideSettings({ rules: [] })).ports, 'KAN-2')).toEqual({ kind: 'no-rule' });
  });

  it('is to be asked for again where Jira does not answer', async () => {
    const site = world();
    site.workItems.next = [{ kind: 'try-later' }];
    expect(await sendByHand(site.ports, 'KAN-2')).toEqual({ kind: 'try-later' });
    expect(site.ledger.all()).toEqual([]);
  });
});

describe('a survey sent in between', () => {
  it('can be followed by another, and another, each with a short id of its own', async () => {
    const site = world();
    for (let sent = 1; sent <= 3; sent += 1) {
      expect((await sendByHand(site.ports, 'KAN-2')).kind).toBe('planned');
      await site.runQueue();
      site.clock.pass(1_000);
      expect(site.surveyService.inbox).toHaveLength(sent);
    }
    // It travels in the survey's token, whose limits nobody knows.
    for (const { id } of site.ledger.all()) expect(id).toMatch(/^10002:by-hand-[a-z]{12}$/);
  });

  it('takes the place of none that went out', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    await sendByHand(site.ports, 'KAN-2');
    expect((await site.survey(surveyId)).replacedBy).toBeUndefined();
  });
});

describe("an admin's test survey", () => {
  it('carries what shows whether characters come back unchanged, which other surveys do not', async () => {
    const site = world();
    await sendByHand(site.ports, 'KAN-2', undefined, { isTest: true });
    await site.runQueue();
    site.clock.pass(1_000);
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    const carried = site.surveyService.inbox.map(({ custom }) => custom.characterCheck);
    expect(carried).toEqual([CHARACTER_CHECK, undefined]);
    expect(site.ledger.all()).toMatchObject([{ isTest: true, workItemKey: 'KAN-2' }, {}]);
    expect(site.ledger.all()[1]?.isTest).toBeUndefined();
  });
});

describe('a survey asked for on the screen', () => {
  it('goes out where the person saw the newest one', async () => {
    const site = world();
    expect((await sendByHand(site.ports, 'KAN-2', null)).kind).toBe('planned');
    await site.runQueue();
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
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });
});

describe('a survey sent by hand before Jira reports the completion', () => {
  const SECONDS = 1_000;
  async function askedThenTold({ since }: { since: number }) {
    const site = world();
    const at = site.clock.now() - since;
    await sendByHand(site.ports, 'KAN-2', null);
    await site.runQueue();
    site.clock.pass(8 * SECONDS);
    await site.plan({ at });
    await site.runQueue();
    return site;
  }

  it.each([5 * SECONDS, 0, -4 * SECONDS])("is the completion's, %d ms after it by our clock", async (since) => {
    const site = await askedThenTold({ since });
    expect(site.surveyService.inbox).toHaveLength(1);
    const [byHand] = site.ledger.all();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'skipped', reason: 'sent-by-hand' });
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'sent', surveyId: byHand?.id });
    const [newest] = await surveysOf(site.ports, '10002');
    expect(newest?.id).toBe(byHand?.id);
    await sendByHand(site.ports, 'KAN-2', newest?.id);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('is another one where the completion came after it', async () => {
    expect((await askedThenTold({ since: -30 * SECONDS })).surveyService.inbox).toHaveLength(2);
  });

  it('does not stand for the next completion', async () => {
    const site = await askedThenTold({ since: 5 * SECONDS });
    site.clock.pass(60 * SECONDS);
    await site.plan({ changeId: '502', at: site.clock.now() });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('leaves the completion to its own survey where it was cancelled', async () => {
    const site = world();
    const at = site.clock.now() - 5 * SECONDS;
    const asked = await sendByHand(site.ports, 'KAN-2', null);
    await cancelSurvey(site.ports, '10002', asked.kind === 'planned' ? asked.surveyId : '');
    await site.plan({ at });
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'sent' });
  });
});

describe('two people who ask at the same moment', () => {
  it('send one survey, whatever lists show', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    const ports = { ...site.ports, ledger: { ...site.ledger, ofWorkItem: async () => [] } };
    const outcomes = await Promise.all([1, 2, 3].map(() => sendByHand(ports, 'KAN-2', surveyId)));
    await site.runQueue();
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['moved-on', 'moved-on', 'planned']);
    expect(await sendByHand(ports, 'KAN-2', surveyId)).toEqual({ kind: 'moved-on' });
    expect(site.surveyService.inbox).toHaveLength(2);
  });
});

describe('cancelling a survey', () => {
  it('works until it is sent', async () => {
    const site = world();
    await site.plan();
    expect((await cancelSurvey(site.ports, '10002', '10002:501')).kind).toBe('cancelled');
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'cancelled', reason: 'taken-back' });
    expect(site.surveyService.calls).toBe(0);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'cancelled' });
  });

  it('has in its history who took it back', async () => {
    const site = world();
    await site.plan();
    await cancelSurvey(site.ports, '10002', '10002:501', 'agnes');
    expect((await site.survey('10002:501')).history.at(-1)).toMatchObject({ state: 'cancelled', by: 'agnes' });
  });

  it('is too late afterwards', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    expect(await cancelSurvey(site.ports, '10002', surveyId)).toEqual({ kind: 'too-late' });
    expect(await cancelSurvey(site.ports, '10001', surveyId)).toEqual({ kind: 'not-found' });
  });

  it('works while it is open whether there was a completion at all', async () => {
    const site = world();
    await site.plan({ projectId: undefined });
    expect((await cancelSurvey(site.ports, '10002', '10002:501')).kind).toBe('cancelled');
    expect(await site.survey('10002:501')).toMatchObject({ state: 'skipped', reason: 'taken-back' });
    await site.runQueue();
    expect(site.surveyService.calls).toBe(0);
  });

  it('is too late where it was moved in that very moment', async () => {
    const site = world();
    await site.plan();
    const both = await Promise.all([1, 2].map(() => cancelSurvey(site.ports, '10002', '10002:501')));
    expect(both.map(({ kind }) => kind)).toEqual(['cancelled', 'too-late']);
  });

  it('is not possible for one that does not exist', async () => {
    expect(await cancelSurvey(world().ports, '10002', 'no-such-survey')).toEqual({ kind: 'not-found' });
  });
});
