import type { Campaign, SendOutcome, SurveyRequest, SurveyService } from '../../src/ports/survey-service';

export interface FakeSurveyService extends SurveyService {
  /** Surveys that nps.today took, oldest first. */
  inbox: SurveyRequest[];
  /** What the next calls end in, before the service works again. */
  next: SendOutcome[];
  /** Runs while a call is under way, after it took effect. */
  onSend?: () => void | Promise<void>;
  allowDuplicates: boolean;
  calls: number;
  key: string;
  campaignList: Campaign[];
}

/** nps.today in memory: one key, its campaigns, its rule about duplicates. */
export function fakeSurveyService(key = 'key-1234'): FakeSurveyService {
  const service: FakeSurveyService = {
    inbox: [],
    next: [],
    allowDuplicates: true,
    calls: 0,
    key,
    campaignList: [{ id: 16588, name: 'Jira support' }],
    async send(request, apiKey) {
      service.calls += 1;
      const planned = service.next.shift();
      if (planned && planned.kind !== 'sent') return planned;
      if (apiKey !== service.key) return { kind: 'not-permitted' };
      if (!service.campaignList.some(({ id }) => id === request.campaignId)) return { kind: 'campaign-unknown' };
      if (!/^[^@\s]+@[^@\s]+$/.test(request.respondent.emailAddress)) return { kind: 'refused' };
      const again = service.inbox.some((each) => sameRespondent(each, request));
      if (again && !service.allowDuplicates) return { kind: 'already-surveyed' };
      service.inbox.push(structuredClone(request));
      await service.onSend?.();
      return { kind: 'sent' };
    },
    async campaigns(apiKey) {
      if (apiKey !== service.key) return { kind: 'key-refused' };
      return { kind: 'campaigns', campaigns: structuredClone(service.campaignList) };
    },
  };
  return service;
}

function sameRespondent(a: SurveyRequest, b: SurveyRequest): boolean {
  return a.campaignId === b.campaignId && a.respondent.emailAddress === b.respondent.emailAddress;
}
