import { COMMENT_FIELD, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { CLAIM_MS } from '../../domain/survey';
import { applyResponse } from './apply-response';

describe('a write that nobody recorded', () => {
  /** Applies a response and dies after Jira has written it. */
  async function dyingApply(site: ReturnType<typeof world>, responseId: string) {
    const { workItems } = site.ports;
    const dying = {
      ...workItems,
      writeResponse: async (...args: Parameters<typeof workItems.writeResponse>) => {
        await workItems.writeResponse(...args);
        site.responses.fail(true);
        throw new Error('died');
      },
    };
    await expect(applyResponse({ ...site.ports, workItems: dying }, responseId)).rejects.toThrow();
    site.responses.fail(false);
  }

  it('does not stand against a change back to what was known before', async () => {
    const site = world();
    const survey = await site.sent();
    const item = site.workItems.item('KAN-2');
    const respond = async (rating: number, comment: string, at: number) => {
      const before = new Set(site.responses.all().map(({ id }) => id));
      await site.receive(responseTo(survey, { rating, comment, ratedAt: at, commentedAt: at }));
      return site.responses.all().find(({ id }) => !before.has(id))?.id ?? '';
    };
    await applyResponse(site.ports, await respond(9, 'Good', 1_000));
    const changed = await respond(2, 'Bad', 2_000);
    await dyingApply(site, changed);
    expect(item.values).toEqual({ [RATING_FIELD]: 2, [COMMENT_FIELD]: 'Bad' });

    const changedBack = await respond(9, 'Good', 3_000);
    site.clock.pass(CLAIM_MS);
    await applyResponse(site.ports, changedBack);
    expect(item.values).toEqual({ [RATING_FIELD]: 9, [COMMENT_FIELD]: 'Good' });
    await applyResponse(site.ports, changed);
    expect(item.values).toEqual({ [RATING_FIELD]: 9, [COMMENT_FIELD]: 'Good' });
    expect(site.responses.all().map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });
});
