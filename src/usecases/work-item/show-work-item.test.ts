import { aSurvey, COMMENT_FIELD, kan2, PROJECT } from '../../../test/builders/surveys';
import type { World } from '../../../test/builders/world';
import { responseTo, world } from '../../../test/builders/world';
import { excludeWorkItem } from './exclude';
import { dismissResponse } from '../receiving/match-response';
import { retryResponse } from '../receiving/retry-response';
import { setPaused } from '../pause/set-paused';
import { showSurvey } from '../activity/show-survey';
import { showWorkItem } from './show-work-item';

describe('what a person may do on the work item', () => {
  const viewing = { workItemId: '10002', projectId: PROJECT, mayEdit: true };

  it('before any survey: send one, or see to it that none is sent', async () => {
    const site = world();
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ actions: ['send-now', 'exclude'], covered: true });
    await excludeWorkItem(site.ports, '10002');
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ actions: ['send-now', 'include'], excluded: true });
    expect(await showWorkItem(site.ports, { ...viewing, mayEdit: false })).toMatchObject({ actions: [] });
  });

  it('in a project that no rule covers: nothing', async () => {
    const shown = await showWorkItem(world().ports, { ...viewing, projectId: '424242' });
    expect(shown).toMatchObject({ actions: [], covered: false });
  });

  it('while it waits: cancel; once it is out: send again', async () => {
    const site = world();
    await site.plan();
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ actions: ['cancel'] });
    await site.runQueue();
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ actions: ['send-again', 'exclude'] });
  });

  it('where none went out: send one, not one more', async () => {
    const site = world();
    site.workItems.add(kan2({ reporter: undefined }));
    await site.plan();
    await site.runQueue();
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({
      latest: { state: 'skipped' },
      actions: ['send-now', 'exclude'],
    });
  });

  it('after one went out and another did not: send again', async () => {
    const site = world();
    await site.ledger.create(aSurvey({ id: 'old', state: 'sent', plannedAt: 1 }));
    await site.ledger.create(aSurvey({ id: 'new', state: 'skipped', plannedAt: 2 }));
    expect((await showWorkItem(site.ports, viewing)).actions).toContain('send-again');
  });

  it.each(['cancelled', 'skipped'] as const)('after the only one was %s: send one, not one more', async (state) => {
    const site = world();
    await site.ledger.create(aSurvey({ state }));
    expect((await showWorkItem(site.ports, viewing)).actions).toContain('send-now');
  });

  it('while one is on its way: nothing', async () => {
    const site = world();
    await site.ledger.create(aSurvey({ state: 'sending' }));
    expect((await showWorkItem(site.ports, viewing)).actions).toEqual([]);
  });

  it('with a response whose survey only a person can know: match it, whatever the newest survey does', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { surveyToken: undefined }));
    for (const [id, state, actions] of [
      ['waits', 'scheduled', ['match', 'cancel']],
      ['leaves', 'sending', ['match']],
      ['left', 'sent', ['match', 'send-again', 'exclude']],
    ] as const) {
      await site.ledger.create(aSurvey({ id, state, plannedAt: site.clock.now() + 1 }));
      expect((await showWorkItem(site.ports, viewing)).actions).toEqual(actions);
      await site.ledger.replace({ ...(await site.survey(id)), state: 'skipped' });
    }
  });

  it('where Jira does not name the project: as in that of the newest survey; without one, as where a rule covers it', async () => {
    const site = world();
    const unnamed = { ...viewing, projectId: undefined };
    expect(await showWorkItem(site.ports, unnamed)).toMatchObject({ covered: true });
    await site.ledger.create(aSurvey({ state: 'sent', projectId: '424242' }));
    expect(await showWorkItem(site.ports, unnamed)).toMatchObject({ covered: false, actions: [] });
  });

  it('is shown with whether anything is sent at the moment, and with the names of the chosen fields', async () => {
    const site = world();
    const fieldNames = { rating: 'NPS Rating', comment: 'NPS Comment' };
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ paused: false, fieldNames });
    await setPaused(site.ports, true);
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ paused: true });
  });

  it('is shown with the comment as it is on the work item, and none where none was written', async () => {
    const site = world();
    const survey = await site.sent();
    site.workItems.item('KAN-2').values[COMMENT_FIELD] = 'Was here before';
    await site.receive(responseTo(survey, { ratedAt: 1 }));
    await site.runQueue();
    expect((await showWorkItem(site.ports, viewing)).comment).toBeUndefined();
    await site.receive(responseTo(survey, { ratedAt: 1, comment: 'Late' }));
    await site.runQueue();
    expect((await showWorkItem(site.ports, viewing)).comment).toBe('Late');
  });

  describe('while lists lag behind', () => {
    /** A site whose lists show what they showed at that moment. */
    async function lagging(site: World): Promise<World['ports']> {
      const surveys = await site.ledger.ofWorkItem('10002');
      const [parked, unmatched] = [await site.responses.parked(100), await site.responses.unmatchedOf('KAN-2')];
      return {
        ...site.ports,
        ledger: { ...site.ledger, ofWorkItem: async () => surveys },
        responses: { ...site.responses, parked: async () => parked, unmatchedOf: async () => unmatched },
      };
    }

    it('shows the newest survey as it is now', async () => {
      const site = world();
      const before = await lagging(site);
      const survey = await site.sent();
      await site.receive(responseTo(survey, { rating: 9 }));
      await site.runQueue();
      expect(await showWorkItem(before, viewing)).toMatchObject({
        latest: { id: survey.surveyId, state: 'answered', response: { rating: 9 } },
        actions: ['send-again', 'exclude'],
      });
      expect(await showWorkItem(site.ports, viewing)).toMatchObject({ latest: { state: 'answered' }, earlier: [] });
    });

    it('shows what is listed where the newest one could not be named', async () => {
      const site = world();
      await site.plan();
      const listed = await lagging(site);
      await site.runQueue();
      const ports = { ...listed, ledger: { ...listed.ledger, newestOf: async () => undefined } };
      expect(await showWorkItem(ports, viewing)).toMatchObject({ latest: { state: 'sent' }, earlier: [] });
    });

    it('offers the retry of a response that was parked just now, and no other than the last one', async () => {
      const site = world();
      const survey = await site.sent();
      const before = await lagging(site);
      site.workItems.item('KAN-2').screen = [];
      for (const rating of [3, 4]) {
        site.clock.pass(1_000);
        await site.receive(responseTo(survey, { rating, ratedAt: rating }));
        await site.runQueue();
        expect(await showWorkItem(before, viewing)).toMatchObject({ parked: { rating }, unmatched: undefined });
        expect(await showSurvey(before, survey.surveyId)).toMatchObject({ parked: { rating } });
      }
      const lists = await lagging(site);
      const [earlier] = site.responses.all();
      await retryResponse(site.ports, (await showWorkItem(lists, viewing)).parked?.id ?? '');
      expect(await showSurvey(lists, survey.surveyId)).toMatchObject({ parked: undefined });
      expect(await showWorkItem(lists, viewing)).toMatchObject({ parked: { id: earlier?.id } });
    });

    it('offers the retry of a response to an earlier survey', async () => {
      const site = world();
      const survey = await site.sent();
      await site.sent({ changeId: '777' });
      const listed = { ...site.ports, responses: { ...site.responses, parked: async () => [] } };
      site.workItems.item('KAN-2').screen = [];
      await site.receive(responseTo(survey, { rating: 3 }));
      await site.runQueue();
      const shown = await showWorkItem(listed, viewing);
      expect(shown).toMatchObject({ latest: { id: '10002:777' }, parked: { surveyId: survey.surveyId, rating: 3 } });
      expect(shown.actions).toContain('retry');
    });

    it('offers a response whose survey only a person can know as soon as it has arrived', async () => {
      const site = world();
      await site.sent();
      const before = await lagging(site);
      for (const workItemKey of ['KAN-2', '10002']) {
        site.clock.pass(1_000);
        await site.receive(responseTo({ token: '', key: workItemKey }, { surveyToken: undefined }));
        const shown = await showWorkItem(before, viewing);
        expect(shown).toMatchObject({ parked: undefined, unmatched: { workItemKey, reason: 'token-missing' } });
        expect(shown.actions).toContain('match');
      }
    });

    it('offers a response whose token names another work item than it does as soon as that is known', async () => {
      const site = world();
      const survey = await site.sent();
      const before = await lagging(site);
      await site.receive(responseTo(survey, { workItemKey: 'KAN-3' }));
      await site.runQueue();
      const shown = await showWorkItem(before, viewing);
      expect(shown).toMatchObject({ unmatched: { reason: 'key-mismatch' }, parked: undefined });
      expect(shown.actions).not.toContain('retry');
    });

    it('offers what came before the one that was dealt with, however much is parked elsewhere', async () => {
      const site = world();
      await site.sent();
      for (const rating of [3, 4]) {
        site.clock.pass(1_000);
        await site.receive(responseTo({ token: '', key: 'KAN-2' }, { surveyToken: undefined, rating }));
      }
      for (let count = 0; count < 100; count += 1) {
        const nameless = { surveyToken: undefined, workItemKey: undefined, whole: String(count) };
        site.clock.pass(1_000);
        await site.receive(responseTo({ token: '', key: '' }, nameless));
      }
      const { unmatched } = await showWorkItem(site.ports, viewing);
      expect(unmatched).toMatchObject({ rating: 4 });
      await dismissResponse(site.ports, unmatched?.id ?? '');
      const reads = jest.spyOn(site.ports.responses, 'read');
      expect(await showWorkItem(site.ports, viewing)).toMatchObject({ unmatched: { rating: 3 } });
      expect(reads.mock.calls.length).toBeLessThan(5);
    });

    it('shows the survey that a person sent in place of the one the completion made after it', async () => {
      const site = world();
      await site.ledger.create(aSurvey({ id: '10002:by-hand-a', state: 'sent', plannedAt: 1 }));
      const own = { reason: 'sent-by-hand', state: 'skipped', plannedAt: 2 } as const;
      await site.ledger.create(aSurvey({ ...own, id: '10002:501', replacedBy: '10002:by-hand-a' }));
      expect(await showWorkItem(site.ports, viewing)).toMatchObject({
        latest: { id: '10002:by-hand-a' },
        earlier: [{ id: '10002:501' }],
      });
      const ledger = { ...site.ledger, ofWorkItem: async () => [] };
      expect(await showWorkItem({ ...site.ports, ledger }, viewing)).toMatchObject({
        latest: { id: '10002:by-hand-a', state: 'sent' },
        earlier: [],
      });
    });

    it('offers nothing of another work item, however many there are', async () => {
      const site = world();
      await site.sent();
      await site.receive(responseTo({ token: '', key: 'KAN-3' }, { surveyToken: undefined }));
      await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
      expect(await showWorkItem(site.ports, viewing)).toMatchObject({ parked: undefined, unmatched: undefined });
    });

    it('offers no retry of what has been retried', async () => {
      const site = world();
      const survey = await site.sent();
      site.workItems.item('KAN-2').screen = [];
      await site.receive(responseTo(survey));
      await site.runQueue();
      const before = await lagging(site);
      expect((await showWorkItem(before, viewing)).actions).toContain('retry');
      await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
      expect(await showWorkItem(before, viewing)).toMatchObject({
        parked: undefined,
        actions: ['send-again', 'exclude'],
      });
    });
  });
});
