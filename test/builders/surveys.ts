import { NO_GUARD_RAILS } from '../../src/domain/guard-rails';
import type { Response } from '../../src/domain/response';
import type { Settings } from '../../src/domain/settings';
import type { Survey } from '../../src/domain/survey';
import { planned } from '../../src/domain/survey';
import type { Person, WorkItem } from '../../src/ports/work-items';
import type { FakeItem } from '../fakes/work-items';

export const NOON = Date.UTC(2026, 0, 5, 12);
export const CAMPAIGN = 16588;
export const PROJECT = '10000';
export const RATING_FIELD = 'customfield_10091';
export const COMMENT_FIELD = 'customfield_10092';

/** Settings as the guide has them. */
export function guideSettings(change: Partial<Settings> = {}): Settings {
  return {
    connection: { keyEnding: '1234', verifiedAt: NOON },
    rules: [
      { id: 'first', enabled: true, campaignId: CAMPAIGN, projects: [PROJECT], finishedStatuses: 'done-category' },
    ],
    fields: {
      rating: { id: RATING_FIELD, name: 'NPS Rating' },
      comment: { id: COMMENT_FIELD, name: 'NPS Comment', format: 'short-text' },
    },
    guardRails: NO_GUARD_RAILS,
    sendSummary: false,
    acceptAutomation: false,
    notifyWatchers: false,
    writeLocked: false,
    ...change,
  };
}

export function person(change: Partial<Person> = {}): Person {
  return {
    accountId: 'customer-1',
    displayName: 'Carla Customer',
    active: true,
    isApp: false,
    emailAddress: 'customer@example.com',
    ...change,
  };
}

/** KAN-2, finished, reported by a customer whose e-mail the app may see, both fields on its screen. */
export function kan2(change: Partial<WorkItem> = {}, item: Partial<FakeItem> = {}): FakeItem {
  return {
    workItem: {
      id: '10002',
      key: 'KAN-2',
      projectId: PROJECT,
      status: { id: '10002', done: true },
      summary: 'Printer on fire',
      labels: [],
      reporter: person(),
      ...change,
    },
    values: {},
    screen: [RATING_FIELD, COMMENT_FIELD],
    access: 'full',
    ...item,
  };
}

export function aSurvey(change: Partial<Survey> = {}): Survey {
  const facts = { id: '10002:501', workItemId: '10002', workItemKey: 'KAN-2', origin: 'completion' as const };
  return { ...planned({ ...facts, projectId: PROJECT }, NOON), ...change };
}

export function aResponse(change: Partial<Response> = {}): Response {
  return {
    id: '10002:501:digest',
    surveyId: '10002:501',
    rating: 7,
    ratedAt: NOON,
    commentedAt: NOON,
    receivedAt: NOON,
    changedAt: NOON,
    state: 'waiting',
    attempts: 0,
    dueAt: NOON,
    revision: 0,
    ...change,
  };
}
