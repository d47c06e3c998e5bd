import type { PlanOutcome } from '../usecases/sending/plan-survey';
import { applyResponseEntry } from './apply-response';
import { dispatchSurveysEntry } from './dispatch-surveys';
import { planSurveyEntry } from './plan-survey';

const completion = (retryCount?: number) => ({
  eventType: 'avi:jira:updated:issue',
  issue: { id: '10002', key: 'KAN-2', fields: { status: { id: '3', statusCategory: { key: 'done' } } } },
  changelog: { id: '501', items: [{ field: 'status', from: '1', to: '3' }] },
  ...(retryCount === undefined ? {} : { retryContext: { retryCount } }),
});

describe('an event about a completion', () => {
  const answered = (kind: PlanOutcome['kind'], event: unknown) => {
    const told: string[] = [];
    const plan = async ({ workItemId }: { workItemId: string }) => {
      told.push(workItemId);
      return { kind, surveyId: '10002:501' } as PlanOutcome;
    };
    return planSurveyEntry(plan, (seconds) => ({ again: seconds }))(event).then((reply) => ({ reply, told }));
  };

  it.each([
    [undefined, 30],
    [0, 30],
    [1, 300],
    [2, 900],
    [3, 900],
  ])('is delivered again where it was not stored: delivery %p, after %i s', async (retryCount, seconds) => {
    expect(await answered('not-stored', completion(retryCount))).toEqual({
      reply: { again: seconds },
      told: ['10002'],
    });
  });

  it('is logged as lost when the platform delivers it no more', async () => {
    await expect(answered('not-stored', completion(4))).rejects.toThrow('five deliveries');
  });

  it.each(['planned', 'skipped', 'already-planned', 'not-a-completion'] as const)(
    'is acknowledged: %s',
    async (kind) => {
      expect(await answered(kind, completion(2))).toEqual({ reply: undefined, told: ['10002'] });
    },
  );

  it('is ignored where it is about anything else', async () => {
    const other = { ...completion(), changelog: { id: '501', items: [{ field: 'summary' }] } };
    for (const event of [undefined, null, {}, 'text', other]) {
      expect(await answered('not-stored', event)).toEqual({ reply: undefined, told: [] });
    }
  });
});

describe.each([
  ['a survey', 'surveyId', (work: (id: string) => Promise<never>) => dispatchSurveysEntry((id = '') => work(id))],
  ['a response', 'responseId', (work: (id: string) => Promise<never>) => applyResponseEntry(work)],
] as const)('a queue message for %s', (_what, name, entry) => {
  it('is answered when the work is done, and not before', async () => {
    const worked: string[] = [];
    const slow = async (id: string) => {
      await new Promise((resolve) => setImmediate(resolve));
      worked.push(id);
      return undefined as never;
    };
    await entry(slow)({ body: { [name]: '10002:501' } });
    expect(worked).toEqual(['10002:501']);
  });

  it('passes a failure on, so that the platform delivers it again', async () => {
    await expect(entry(() => Promise.reject(new Error('down')))({ body: { [name]: 'a' } })).rejects.toThrow('down');
  });

  it('is dropped where it has another form', async () => {
    const worked: string[] = [];
    const work = async (id: string) => void worked.push(id) as never;
    for (const event of [undefined, {}, { body: 'a' }, { body: { [name]: 7 } }, { [name]: 'a' }])
      await entry(work)(event);
    expect(worked).toEqual([]);
  });
});

it('a queue message without a survey id is for whatever survey is due', async () => {
  const worked: unknown[] = [];
  await dispatchSurveysEntry(async (id) => void worked.push(id) as never)({ body: {} });
  expect(worked).toEqual([undefined]);
});
