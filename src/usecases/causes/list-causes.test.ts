import { aResponse, NOON, PROJECT } from '../../../test/builders/surveys';
import { world, worldWith } from '../../../test/builders/world';
import type { Response } from '../../domain/response';
import { listCauses, MOST_READ } from './list-causes';

const MINUTE = 60_000;
const onScreen = (field: 'rating' | 'comment') => ({
  field,
  fieldId: 'customfield_1',
  cause: 'not-on-screen' as const,
});
const refused = { reason: 'field-refused' as const, projectId: PROJECT };

/** A site with these parked responses, each parked a minute after the one before. */
async function withParked(...parked: Partial<Response>[]) {
  const site = world();
  site.configuration.all.projects = [{ id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false }];
  for (const [index, change] of parked.entries())
    await site.responses.store(
      aResponse({ id: String(index), state: 'parked', dueAt: undefined, changedAt: NOON + index * MINUTE, ...change }),
    );
  return site;
}

describe('what needs a person', () => {
  it('is told by its cause: reason, project and why fields were refused, the most first', async () => {
    const site = await withParked(
      { reason: 'no-permission', projectId: PROJECT },
      { ...refused, refused: [onScreen('comment')] },
      { ...refused, refused: [onScreen('comment'), onScreen('rating')] },
      { ...refused, projectId: '10001', refused: [onScreen('comment')] },
      { reason: 'token-missing', surveyId: undefined, workItemKey: 'KAN-2' },
    );
    const { responses, more } = await listCauses(site.ports);
    expect(more).toBe(false);
    expect(responses).toMatchObject([
      {
        reason: 'field-refused',
        projectId: PROJECT,
        refused: [
          { field: 'comment', cause: 'not-on-screen' },
          { field: 'rating', cause: 'not-on-screen' },
        ],
        count: 2,
        since: NOON + MINUTE,
        cure: 'repair',
        project: { key: 'KAN' },
      },
      { reason: 'token-missing', count: 1, cure: 'match' },
      { reason: 'field-refused', projectId: '10001', count: 1 },
      { reason: 'no-permission', projectId: PROJECT, count: 1, cure: 'retry' },
    ]);
    expect(new Set(responses.map(({ key }) => key)).size).toBe(4);
  });

  it('is mended by a person where the project is team-managed, or where Jira does not name the project', async () => {
    const site = await withParked({ ...refused, refused: [onScreen('rating')] });
    const [project] = site.configuration.all.projects;
    if (project) project.teamManaged = true;
    expect((await listCauses(site.ports)).responses).toMatchObject([{ cure: 'retry' }]);
  });

  it('is mended by an option where a status lets nobody edit, until that is switched on', async () => {
    const site = await withParked({ ...refused, refused: [{ ...onScreen('rating'), cause: 'status-locked' }] });
    expect((await listCauses(site.ports)).responses).toMatchObject([{ cure: 'allow' }]);
  });

  it('has failed and unconfirmed surveys by their reason, but none that was sent again', async () => {
    const site = await worldWith(
      { state: 'failed', reason: 'refused' },
      { state: 'failed', reason: 'gave-up' },
      { state: 'failed', reason: 'refused' },
      { state: 'failed', reason: 'refused', replacedBy: '9' },
      { state: 'unconfirmed', reason: 'no-record-of-call' },
    );
    expect((await listCauses(site.ports)).surveys).toEqual([
      { state: 'failed', reason: 'refused', count: 2, since: NOON },
      { state: 'failed', reason: 'gave-up', count: 1, since: NOON + MINUTE },
      { state: 'unconfirmed', reason: 'no-record-of-call', count: 1, since: NOON + 4 * MINUTE },
    ]);
  });

  it('says that there is more than was read', async () => {
    const site = await withParked(...Array.from({ length: MOST_READ + 1 }, () => ({ reason: 'gave-up' }) as const));
    expect(await listCauses(site.ports)).toMatchObject({ responses: [{ count: MOST_READ }], more: true });
  });
});
