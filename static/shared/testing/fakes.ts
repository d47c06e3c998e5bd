import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { ChosenApi } from '../../../src/contract/chosen';
import type { ReportPageApi } from '../../../src/contract/report';
import type { Problem, Result } from '../../../src/contract/result';
import type { WorkItemApi } from '../../../src/contract/work-item';
import type { PageHistory } from '../hooks/page-history';
import { MINUTE, NOW } from './test-words';

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function problem(code: Problem, retryAfterSeconds?: number): { ok: false; problem: Problem } {
  return { ok: false, problem: code, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
}

/** A call that is never answered. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** An api that knows only the given calls; any other is a loud error. */
export function adminApi(calls: Partial<AdminApi>): AdminApi {
  return withOnly(calls);
}

export function chosenApi(calls: Partial<ChosenApi>): ChosenApi {
  return withOnly(calls);
}

export function reportApi(calls: Partial<ReportPageApi>): ReportPageApi {
  return withOnly(calls);
}

export function workItemApi(calls: Partial<WorkItemApi>): WorkItemApi {
  return withOnly(calls);
}

function withOnly<Api extends object>(calls: Partial<Api>): Api {
  return new Proxy(calls as Api, {
    get(api, name) {
      if (name in api) return Reflect.get(api, name);
      return () => {
        throw new Error(`The screen called ${String(name)}, which this test does not expect`);
      };
    },
  });
}

/** An address that begins at `path`, and what was pushed to it since. */
export function fakeHistory(path = '/') {
  const pushed: string[] = [];
  const listeners = new Set<(location: PageHistory['location']) => void>();
  const at = (to: string) => {
    const { pathname, search } = new URL(to, 'https://page.example');
    return { pathname, search };
  };
  const history: PageHistory = {
    location: at(path),
    push: (to) => (pushed.push(to), listeners.forEach((listener) => listener(at(to)))),
    listen: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
  };
  return {
    pushed,
    open: async () => history,
    /** The browser's back button, or a link. */
    goTo: (to: string) => listeners.forEach((listener) => listener(at(to))),
  };
}

const NO_GUARD_RAILS: Setup['guardRails'] = {
  quarantine: null,
  excludedDomains: [],
  noSurveyLabel: null,
  leastOpenMinutes: null,
  bulkMost: null,
  perHour: null,
  perDay: null,
  skipOwn: false,
  skipFinisher: false,
  skipAgents: false,
  skipAppFinished: false,
  excludedPeople: [],
  excludedGroups: [],
};

export const EMPTY_SETUP: Setup = {
  ruleCount: 0,
  fields: {},
  notification: {},
  guardRails: NO_GUARD_RAILS,
  options: { sendSummary: false, acceptAutomation: false, notifyWatchers: false, writeLocked: false },
};

export const FULL_SETUP: Setup = {
  ruleCount: 1,
  rule: { id: 'rule-1', revision: 1 },
  connection: { keyEnding: '1234', verifiedAt: NOW - 2 * MINUTE },
  campaign: { id: 16588, name: 'Jira' },
  scope: { projectIds: ['10000'], finishedStatuses: 'done-category' },
  fields: {
    rating: { id: 'customfield_10091', name: 'NPS Rating' },
    comment: { id: 'customfield_10092', name: 'NPS Comment', format: 'paragraph' },
  },
  notification: { lastTestAt: NOW - MINUTE },
  guardRails: NO_GUARD_RAILS,
  options: { sendSummary: false, acceptAutomation: false, notifyWatchers: false, writeLocked: false },
};
