import type { Survey } from '../../src/domain/survey';
import type { Settings } from '../../src/domain/settings';
import { applyResponse } from '../../src/usecases/receiving/apply-response';
import { dispatchSurveys } from '../../src/usecases/sending/dispatch-surveys';
import type { StatusEvent } from '../../src/usecases/sending/plan-survey';
import { planSurvey } from '../../src/usecases/sending/plan-survey';
import type { Notification } from '../../src/usecases/receiving/receive-notification';
import { receiveNotification } from '../../src/usecases/receiving/receive-notification';
import { sweep } from '../../src/usecases/sweep';
import { fuse } from '../fakes/fuse';
import { fakeFinished } from '../fakes/finished';
import { fakeHistory } from '../fakes/history';
import { fakeLedger } from '../fakes/ledger';
import { fakePastChanges } from '../fakes/past-changes';
import { fakePeople } from '../fakes/people';
import { fakeResponseStore } from '../fakes/response-store';
import { fakeConfiguration, fakeJqlChecks } from '../fakes/configuration';
import { fakeRuleQueries } from '../fakes/rule-queries';
import { fakeSiteProbe } from '../fakes/site-probe';
import {
  fakeAsked,
  fakeAuditLog,
  fakeExclusions,
  fakeNotificationAddress,
  fakeNotificationRecord,
  fakeObservations,
  fakeRuleStore,
  fakeRuleWatch,
  fakeSettingsStore,
  fakeSigner,
  fakeVault,
} from '../fakes/small-stores';
import { fakeSlots } from '../fakes/slots';
import { fakeTallies } from '../fakes/tallies';
import { fakeWriteTurns } from '../fakes/write-turns';
import { fakeStatuses } from '../fakes/statuses';
import { fakeSurveyService } from '../fakes/survey-service';
import { fakeDueQueue, fakeClock, fakeLog, fakePace } from '../fakes/time';
import { fakeWorkItems } from '../fakes/work-items';
import { aSurvey, guideSettings, kan2, NOON } from './surveys';

export const API_KEY = 'key-1234';
const MINUTE = 60_000;

/** Every fake, wired as the app wires its gateways, on a site set up as in the guide with KAN-2 on it. */
export function world(settings: Settings = guideSettings()) {
  const clock = fakeClock();
  const siteProbe = fakeSiteProbe();
  const settingsStore = fakeSettingsStore(settings);
  const [history, workItems] = [fakeHistory(), fakeWorkItems()];
  const ports = {
    clock,
    siteProbe,
    storageProbe: siteProbe,
    ledger: fakeLedger(),
    responses: fakeResponseStore(),
    settings: settingsStore,
    rules: fakeRuleStore(settingsStore),
    ruleWatch: fakeRuleWatch(),
    vault: fakeVault(API_KEY),
    asked: fakeAsked(),
    audit: fakeAuditLog(),
    exclusions: fakeExclusions(),
    finished: fakeFinished(),
    people: fakePeople(),
    signer: fakeSigner(),
    record: fakeNotificationRecord(),
    observations: fakeObservations(clock),
    address: fakeNotificationAddress(),
    configuration: fakeConfiguration(),
    jqlChecks: fakeJqlChecks(),
    statuses: fakeStatuses(),
    history,
    pastChanges: fakePastChanges(history, workItems, clock),
    dueQueue: fakeDueQueue(clock),
    pace: fakePace(clock),
    slots: fakeSlots(),
    tallies: fakeTallies(),
    writeTurns: fakeWriteTurns(),
    log: fakeLog(),
    workItems,
    ruleQueries: fakeRuleQueries(),
    surveyService: fakeSurveyService(API_KEY),
  };
  ports.workItems.add(kan2());
  const budget = () => ({ until: clock.now() + 14 * MINUTE, surveys: 1_000 });

  return {
    ...ports,
    ports,
    plan: (change: Partial<StatusEvent> = {}) => planSurvey(ports, completion(change)),
    dispatch: (surveyId?: string) => dispatchSurveys(ports, budget(), surveyId),
    apply: (responseId: string) => applyResponse(ports, responseId),
    sweep: () => sweep(ports, budget()),
    async receive(notification: Notification | 'too-large', secret?: string) {
      const [current] = await ports.vault.notificationSecrets();
      return receiveNotification(ports, [secret ?? current?.value ?? ''], () => notification);
    },
    /** A survey that went out, and the custom data nps.today has of it. */
    async sent(change: Partial<StatusEvent> = {}) {
      const outcome = await planSurvey(ports, completion(change));
      if (outcome.kind !== 'planned') throw new Error(`Not planned: ${outcome.kind}`);
      ports.dueQueue.messages.pop();
      await dispatchSurveys(ports, budget(), outcome.surveyId);
      const custom = ports.surveyService.inbox[ports.surveyService.inbox.length - 1]?.custom ?? {};
      return { surveyId: outcome.surveyId, custom, token: custom.surveyToken ?? '', key: custom.issueKey ?? '' };
    },
    /** Delivers every message that is due, in order, until none is. */
    async runQueue() {
      const burn = fuse('A queue message');
      for (;;) {
        burn();
        const index = ports.dueQueue.messages.findIndex(({ at }) => at <= clock.now());
        const [message] = index < 0 ? [] : ports.dueQueue.messages.splice(index, 1);
        if (!message) return;
        if (message.kind === 'survey') await dispatchSurveys(ports, budget(), message.id);
        else await applyResponse(ports, message.id ?? '');
      }
    },
    async survey(id: string) {
      const found = await ports.ledger.read(id);
      if (!found) throw new Error(`No survey ${id}`);
      return found;
    },
  };
}

export type World = ReturnType<typeof world>;

/** KAN-2 comes from In Progress into Done. */
export function completion(change: Partial<StatusEvent> = {}): StatusEvent {
  return {
    workItemId: '10002',
    workItemKey: 'KAN-2',
    projectId: '10000',
    changeId: '501',
    status: { id: '10002', done: true },
    previousStatus: { id: '10001', done: false },
    ...change,
  };
}

export function responseTo(
  survey: { token: string; key: string },
  change: Partial<Extract<Notification, { kind: 'response' }>> = {},
): Notification {
  return {
    kind: 'response',
    rating: 7,
    surveyToken: survey.token,
    workItemKey: survey.key,
    campaignId: 16588,
    whole: JSON.stringify([survey, change]),
    seen: {},
    ...change,
  };
}

/** A site with these surveys, each changed a minute after the one before. */
export async function worldWith(...surveys: Partial<Survey>[]): Promise<World> {
  const site = world();
  for (const [index, change] of surveys.entries())
    await site.ledger.create(aSurvey({ id: String(index), changedAt: NOON + index * 60_000, ...change }));
  return site;
}
