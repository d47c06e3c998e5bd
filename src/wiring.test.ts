import '../test/contracts/late-fetch';
import { randomUUID } from 'node:crypto';
import { aResponse, aSurvey, guideSettings } from '../test/builders/surveys';
import { platform, type Platform } from '../test/contracts/platform';
import { fakeClock, fakeLog } from '../test/fakes/time';
import { forgeClock } from './gateways/forge/clock';
import { forgeLedger } from './gateways/forge/ledger';
import { forgeResponseStore } from './gateways/forge/response-store';
import { forgeRuleStore } from './gateways/forge/rule-store';
import { forgeSettingsStore } from './gateways/forge/settings-store';
import { forgeVault } from './gateways/forge/vault';
import * as app from './wiring';

const MINUTE = 60_000;
const ledger = forgeLedger(fakeLog());
const responses = forgeResponseStore(fakeLog());
const survey = aSurvey({ state: 'scheduled', campaignId: 16588 });

let forge: Platform;
beforeEach(async () => {
  forge = platform();
  const clock = fakeClock(Date.now());
  jest.spyOn(forgeClock, 'now').mockImplementation(clock.now);
  jest.spyOn(forgeClock, 'sleep').mockImplementation(clock.sleep);
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  await forgeVault.setApiKey('key');
  const [rule] = guideSettings().rules;
  if (rule) await forgeRuleStore.add({ ...rule, id: 'first' } as never);
  await forgeSettingsStore.change((rest) => ({ ...rest, fields: guideSettings().fields }));
  await ledger.create(survey);
  await forge.catchUp();
});
afterEach(() => {
  forge.detach();
  jest.restoreAllMocks();
});

const runFor = (remainingMs: number) => forge.invocation(randomUUID(), remainingMs);

describe('what an invocation takes up', () => {
  it.each([
    ['a message for a survey', () => app.dispatchSurveys({ body: { surveyId: survey.id } })],
    ['a message for whatever is due', () => app.dispatchSurveys({ body: {} })],
    ['the sweep', () => app.sweep()],
  ])('is nothing in its last minute, and what is due before: %s', async (_what, run) => {
    runFor(MINUTE - 1);
    await run();
    expect(forge.calls.jira).toBe(0);
    expect(await ledger.read(survey.id)).toMatchObject({ state: 'scheduled' });
    runFor(15 * MINUTE);
    await run();
    expect(forge.calls.jira).toBeGreaterThan(0);
    // Jira knows of no such work item.
    expect(await ledger.read(survey.id)).toMatchObject({
      state: expect.not.stringMatching(/scheduled|sent/) as string,
    });
  });
});

describe('a response that loses a race for its survey', () => {
  /** Somebody else changes the survey between our read and our write, once. */
  async function lostOnce(remainingMs: number) {
    const sent = aSurvey({ id: '10002:502', state: 'sent' });
    await ledger.create(sent);
    const response = aResponse({ id: '10002:502:x', surveyId: sent.id, receivedAt: Date.now() });
    await responses.store(response);
    runFor(remainingMs);
    let isLost = false;
    forge.onCall(async (path) => {
      if (isLost || !path.endsWith('/transaction')) return;
      isLost = true;
      const now = await ledger.read(sent.id);
      if (now) await ledger.replace(now);
    });
    await app.applyResponse({ body: { responseId: response.id } });
    return responses.read(response.id);
  }

  it('is brought to its work item all the same while half a minute is left', async () => {
    expect(await lostOnce(15 * MINUTE)).toMatchObject({ state: 'parked', reason: 'work-item-gone' });
  });

  it('is left for later after that', async () => {
    expect(await lostOnce(MINUTE / 2 - 1)).toMatchObject({ state: 'waiting' });
    expect(forge.calls.jira).toBe(0);
  });
});
