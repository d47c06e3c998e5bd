import type { FromAutomationOutcome } from '../usecases/automation/send-from-automation';
import { sendFromAutomationEntry } from './send-from-automation';

/** What the rule is told, and what was asked for. */
async function told(payload: unknown, outcome: FromAutomationOutcome = { kind: 'scheduled' }) {
  const asked: unknown[] = [];
  const send = async (...given: unknown[]) => {
    asked.push(given);
    return outcome;
  };
  return { reply: await sendFromAutomationEntry(send)(payload), asked };
}

it.each([
  [{ issueKey: 'KAN-2' }, 'KAN-2', false],
  [{ issueKey: ' KAN-2 ', ignoreGuardRails: true, context: {} }, 'KAN-2', true],
  [{ issueKey: '10002', ignoreGuardRails: 'true' }, '10002', true],
  [{ issueKey: 'A1_B-7', ignoreGuardRails: 'perhaps' }, 'A1_B-7', false],
])('reads %j', async (payload, workItem, ignoreGuardRails) => {
  expect((await told(payload)).asked).toEqual([[workItem, { ignoreGuardRails }]]);
});

it.each([undefined, {}, { issueKey: '' }, { issueKey: '{{issue.key}}' }, { issueKey: '../myself' }, { issueKey: 7 }])(
  'stops the rule, and asks for nothing, where it names no work item: %j',
  async (payload) => {
    const { reply, asked } = await told(payload);
    expect(reply).toEqual({ errors: [{ message: expect.stringContaining('names no work item') }] });
    expect(asked).toEqual([]);
  },
);

it.each<[FromAutomationOutcome, object]>([
  [{ kind: 'scheduled' }, { state: 'scheduled', reason: null }],
  [
    { kind: 'scheduled', reason: 'quarantine' },
    { state: 'scheduled', reason: 'quarantine' },
  ],
  [
    { kind: 'refused', reason: 'no-email' },
    { state: 'skipped', reason: 'no-email' },
  ],
  [{ kind: 'had-one' }, { state: 'skipped', reason: 'had-one' }],
  [{ kind: 'no-rule' }, { errors: [{ message: expect.stringContaining('No rule') }] }],
  [{ kind: 'try-later' }, { errors: [{ message: expect.stringContaining('later') }] }],
])('says what became of it: %j', async (outcome, reply) => {
  expect((await told({ issueKey: 'KAN-2' }, outcome)).reply).toEqual(reply);
});
