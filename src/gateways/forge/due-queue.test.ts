import { FOREIGN_TEXT, platform, type Platform } from '../../../test/contracts/platform';
import { fakeLog } from '../../../test/fakes/time';
import { forgeDueQueue } from './due-queue';

let forge: Platform;
beforeEach(() => void (forge = platform()));
afterEach(() => forge.detach());

describe('a queue message', () => {
  it('for a survey names it, is heard after its delay, and waits for no other', async () => {
    await forgeDueQueue(fakeLog()).surveyDue('10002:501', 30);
    await forgeDueQueue(fakeLog()).surveyDue('10002:502');
    expect(forge.pushed).toMatchObject([
      { queueName: 'due-surveys', body: { surveyId: '10002:501' }, delayInSeconds: 30 },
      { queueName: 'due-surveys', body: { surveyId: '10002:502' } },
    ]);
    expect(forge.pushed[1]?.delayInSeconds).toBeUndefined();
    for (const { concurrency } of forge.pushed) expect(concurrency).toBeUndefined();
  });

  it('for whatever is due names none', async () => {
    await forgeDueQueue(fakeLog()).surveysDue();
    expect(forge.pushed).toMatchObject([{ queueName: 'due-surveys', body: {} }]);
    expect(forge.pushed[0]?.body).not.toHaveProperty('surveyId');
  });

  it('for a response is heard after its delay, one at a time for each survey', async () => {
    const queue = forgeDueQueue(fakeLog());
    await queue.responseDue('r1', '10002:501', 900);
    await queue.responseDue('r2', '10002:501');
    await queue.responseDue('r3', '10002:502');
    const [first, second, other] = forge.pushed;
    expect(first).toMatchObject({ queueName: 'due-responses', body: { responseId: 'r1' }, delayInSeconds: 900 });
    expect(first?.concurrency).toMatchObject({ limit: 1 });
    expect(second?.concurrency).toEqual(first?.concurrency);
    expect(other?.concurrency?.key).not.toBe(first?.concurrency?.key);
    for (const { concurrency } of forge.pushed) expect(concurrency?.key).toMatch(/^[a-zA-Z0-9-]+$/);
  });

  it.each([
    ['refused', () => Response.json({ message: FOREIGN_TEXT }, { status: 429 })],
    ['answered with trouble', () => new Response(FOREIGN_TEXT, { status: 500 })],
    [
      'not answered',
      () => {
        throw new Error(FOREIGN_TEXT);
      },
    ],
  ])('that is %s fails nothing, and is logged without a foreign word', async (_how, reply) => {
    const log = fakeLog();
    forge.queueReplies(reply);
    await forgeDueQueue(log).surveyDue('10002:501');
    await forgeDueQueue(log).surveysDue();
    await forgeDueQueue(log).responseDue('r1', '10002:501');
    expect(log.lines).toHaveLength(3);
    expect(log.lines.join()).toContain('Error');
    expect(log.lines.join()).not.toContain('customer');
  });
});
