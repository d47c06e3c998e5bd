import { kan2, PROJECT } from '../../test/builders/surveys';
import type { World } from '../../test/builders/world';
import { responseTo, world } from '../../test/builders/world';
import { excludeWorkItem } from './exclude';
import { retryResponse } from './retry';
import { showSurvey } from './show-surveys';
import { showWorkItem } from './show-work-item';

describe('what a person may do on the work item', () => {
  const look = { workItemId: '10002', projectId: PROJECT, mayEdit: true };

  it('before any survey: send one, or see to it that none is sent', async () => {
    const site = world();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-now', 'exclude'], covered: true });
    await excludeWorkItem(site.ports, '10002');
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-now', 'include'], excluded: true });
    expect(await showWorkItem(site.ports, { ...look, mayEdit: false })).toMatchObject({ actions: [] });
  });

  it('in a project that no rule covers: nothing', async () => {
    const shown = await showWorkItem(world().ports, { ...look, projectId: '424242' });
    expect(shown).toMatchObject({ actions: [], covered: false });
  });

  it('while it waits: cancel; once it is out: send again', async () => {
    const site = world();
    await site.plan();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['cancel'] });
    await site.hearBells();
    expect(await showWorkItem(site.ports, look)).toMatchObject({ actions: ['send-again', 'exclude'] });
  });

  it('where none went out: send one, not one more', async () => {
    const site = world();
    site.workItems.add(kan2({ reporter: undefined }));
    await site.plan();
    await site.hearBells();
    expect(await showWorkItem(site.ports, look)).toMatchObject({
      latest: { state: 'skipped' },
      actions: ['send-now', 'exclude'],
    });
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
      await site.hearBells();
      expect(await showWorkItem(before, look)).toMatchObject({
        latest: { id: survey.surveyId, state: 'answered', response: { rating: 9 } },
        actions: ['send-again', 'exclude'],
      });
    });

    it('shows what is listed where the newest one could not be named', async () => {
      const site = world();
      await site.plan();
      const listed = await lagging(site);
      await site.hearBells();
      const ports = { ...listed, ledger: { ...listed.ledger, newestOf: async () => undefined } };
      expect(await showWorkItem(ports, look)).toMatchObject({ latest: { state: 'sent' }, earlier: [] });
    });

    it('offers the retry of a response that was parked just now, and no other than the last one', async () => {
      const site = world();
      const survey = await site.sent();
      const before = await lagging(site);
      site.workItems.item('KAN-2').screen = [];
      for (const rating of [3, 4]) {
        site.clock.pass(1_000);
        await site.receive(responseTo(survey, { rating, ratedAt: rating }));
        await site.hearBells();
        expect(await showWorkItem(before, look)).toMatchObject({ parked: { rating }, unmatched: undefined });
        expect(await showSurvey(before, survey.surveyId)).toMatchObject({ parked: { rating } });
      }
      const lists = await lagging(site);
      const [earlier] = site.responses.all();
      await retryResponse(site.ports, (await showWorkItem(lists, look)).parked?.id ?? '');
      expect(await showSurvey(lists, survey.surveyId)).toMatchObject({ parked: undefined });
      expect(await showWorkItem(lists, look)).toMatchObject({ parked: { id: earlier?.id } });
    });

    it('offers the retry of a response to an earlier survey', async () => {
      const site = world();
      const survey = await site.sent();
      await site.sent({ changeId: '777' });
      const listed = { ...site.ports, responses: { ...site.responses, parked: async () => [] } };
      site.workItems.item('KAN-2').screen = [];
      await site.receive(responseTo(survey, { rating: 3 }));
      await site.hearBells();
      const shown = await showWorkItem(listed, look);
      expect(shown).toMatchObject({ latest: { id: '10002:777' }, parked: { surveyId: survey.surveyId, rating: 3 } });
      expect(shown.actions).toContain('retry');
    });

    it('offers a response of which only a person can tell the survey as soon as it has come', async () => {
      const site = world();
      await site.sent();
      const before = await lagging(site);
      for (const workItemKey of ['KAN-2', '10002']) {
        site.clock.pass(1_000);
        await site.receive(responseTo({ token: '', key: workItemKey }, { surveyToken: undefined }));
        const shown = await showWorkItem(before, look);
        expect(shown).toMatchObject({ parked: undefined, unmatched: { workItemKey, reason: 'token-missing' } });
        expect(shown.actions).toContain('match');
      }
    });

    it('offers a response whose token names another work item than it does as soon as that is known', async () => {
      const site = world();
      const survey = await site.sent();
      const before = await lagging(site);
      await site.receive(responseTo(survey, { workItemKey: 'KAN-3' }));
      await site.hearBells();
      expect(await showWorkItem(before, look)).toMatchObject({ unmatched: { reason: 'key-mismatch' } });
    });

    it('offers nothing of another work item, however many there are', async () => {
      const site = world();
      await site.sent();
      await site.receive(responseTo({ token: '', key: 'KAN-3' }, { surveyToken: undefined }));
      await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
      expect(await showWorkItem(site.ports, look)).toMatchObject({ parked: undefined, unmatched: undefined });
    });

    it('offers no retry of what has been retried', async () => {
      const site = world();
      const survey = await site.sent();
      site.workItems.item('KAN-2').screen = [];
      await site.receive(responseTo(survey));
      await site.hearBells();
      const before = await lagging(site);
      expect((await showWorkItem(before, look)).actions).toContain('retry');
      await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
      expect(await showWorkItem(before, look)).toMatchObject({ parked: undefined, actions: ['send-again', 'exclude'] });
    });
  });
});
