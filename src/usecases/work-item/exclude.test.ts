import { world } from '../../../test/builders/world';
import { excludeWorkItem, includeWorkItem } from './exclude';
import { sendByHand } from '../sending/send-by-hand';
import { showWorkItem } from './show-work-item';

describe('a work item that somebody chose not to survey', () => {
  it('is not surveyed when it is finished, and says why', async () => {
    const site = world();
    await excludeWorkItem(site.ports, '10002');
    await site.plan();
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'skipped', reason: 'excluded' });
    expect(site.surveyService.inbox).toEqual([]);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'skipped', reason: 'excluded' });
  });

  it('shows who chose, until that is taken back', async () => {
    const site = world();
    await excludeWorkItem(site.ports, '10002', 'agnes');
    const viewing = { workItemId: '10002', mayEdit: true };
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ excluded: true, excludedBy: 'agnes' });
    await includeWorkItem(site.ports, '10002');
    expect(await showWorkItem(site.ports, viewing)).toMatchObject({ excluded: false, excludedBy: undefined });
  });

  it('is surveyed when somebody asks for it, and after the choice is taken back', async () => {
    const site = world();
    await excludeWorkItem(site.ports, '10002');
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    await includeWorkItem(site.ports, '10002');
    await site.plan();
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });
});
