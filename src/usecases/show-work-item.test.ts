import { kan2, PROJECT } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { excludeWorkItem } from './exclude';
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

  it('keeps a survey on the screen that the list does not hold yet', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    const lagging = { ...site.ports, ledger: { ...site.ledger, ofWorkItem: async () => [] } };
    expect((await showWorkItem(lagging, look)).latest).toBeUndefined();
    expect((await showWorkItem(lagging, { ...look, seen: surveyId })).latest?.id).toBe(surveyId);
    const foreign = { ...look, workItemId: '10003', seen: surveyId };
    expect((await showWorkItem(lagging, foreign)).latest).toBeUndefined();
  });
});
