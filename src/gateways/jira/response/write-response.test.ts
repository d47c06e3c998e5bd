import { aSurvey, COMMENT_FIELD, guideSettings, NOON, RATING_FIELD } from '../../../../test/builders/surveys';
import { fakeLog } from '../../../../test/fakes/time';
import { markOf } from '../../../domain/mark';
import { jiraCaller } from '../call';
import { writeResponse } from './write-response';

const clock = { now: () => NOON, sleep: async () => {} };

describe('a response of which Jira takes only a part', () => {
  it('leaves in the log which fields were refused and why, and nothing of what it says or what Jira said', async () => {
    const log = fakeLog();
    const editmeta = { fields: { [RATING_FIELD]: { schema: { type: 'number' } } } };
    const refusal = { errorMessages: ['Foreign words'], errors: { [COMMENT_FIELD]: 'Foreign: Call me, Carla' } };
    const requestJira = async (_path: unknown, options?: { method?: string; body?: unknown }) => {
      if (options?.method !== 'PUT') return Response.json(editmeta) as never;
      const isWhole = String(options.body).includes(COMMENT_FIELD);
      return (isWhole ? Response.json(refusal, { status: 400 }) : new Response(null, { status: 204 })) as never;
    };
    const call = jiraCaller(clock, log, () => ({ requestJira }));
    const write = { rating: 7, comment: 'Call me, Carla', mark: markOf(aSurvey()) };
    const written = await writeResponse(call, log, '10002', write, guideSettings().fields);
    expect(written).toMatchObject({ kind: 'written', refused: [{ field: 'comment', cause: 'not-on-screen' }] });
    expect(log.lines.join()).toContain(`${COMMENT_FIELD}: not-on-screen`);
    expect(log.lines.join()).not.toMatch(/Foreign|Carla/);
  });
});
