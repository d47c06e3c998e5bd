import { kan2, PROJECT } from '../../test/builders/surveys';
import type { World } from '../../test/builders/world';
import { responseTo, world } from '../../test/builders/world';
import { excludeWorkItem } from './exclude';
import { retryResponse } from './retry';
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
      const [surveys, parked] = [await site.ledger.ofWorkItem('10002'), await site.responses.parked(100)];
      return {
        ...site.ports,
        ledger: { ...site.ledger, ofWorkItem: async () => surveys },
        responses: { ...site.responses, parked: async () => parked },
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
