/** What the respondent's invitation carries. */
export interface SurveyRequest {
  campaignId: number;
  respondent: { emailAddress: string; firstName: string; lastName: string; externalId: string };
  custom: Record<string, string>;
}

export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'key-refused' }
  | { kind: 'campaign-unknown' }
  /** The respondent already got a survey of this campaign and the campaign allows no second one. */
  | { kind: 'already-surveyed' }
  | { kind: 'refused' }
  /** `until`: epoch ms before which no call may be made. */
  | { kind: 'rate-limited'; until: number }
  | { kind: 'transient' };

export interface Campaign {
  id: number;
  name: string;
}

export type CampaignList =
  | { kind: 'campaigns'; campaigns: Campaign[] }
  | { kind: 'key-refused' }
  | { kind: 'rate-limited'; until: number }
  | { kind: 'unreachable' };

/** nps.today. Every foreign failure is a value here. */
export interface SurveyService {
  send(request: SurveyRequest, apiKey: string): Promise<SendOutcome>;
  /** The campaigns of the key's organisation; also the way to find out whether a key works. */
  campaigns(apiKey: string): Promise<CampaignList>;
}
