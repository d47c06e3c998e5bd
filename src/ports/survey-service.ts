import type { Invitation } from '../domain/invitation';
import type { Answers } from './observations';

/** An invitation, and the campaign that sends it. */
export interface SurveyRequest extends Invitation {
  campaignId: number;
}

export type SendOutcome = (
  | { kind: 'sent' }
  /** It does not let this key do this: the key may be wrong, or only this campaign or respondent out of its reach. */
  | { kind: 'not-permitted' }
  /** The platform did not let the call out of Atlassian: nps.today knows nothing of it. */
  | { kind: 'egress-refused' }
  | { kind: 'campaign-unknown' }
  /** The respondent already got a survey of this campaign and the campaign allows no second one. */
  | { kind: 'already-surveyed' }
  | { kind: 'refused' }
  /** `until`: epoch ms before which no call may be made. */
  | { kind: 'rate-limited'; until: number }
  | { kind: 'transient' }
) & {
  /** What the reply shows of how this nps.today behaves. */
  seen?: Answers;
};

export interface Campaign {
  id: number;
  name: string;
}

export type CampaignList =
  | { kind: 'campaigns'; campaigns: Campaign[] }
  | { kind: 'key-refused' }
  | { kind: 'egress-refused' }
  | { kind: 'rate-limited'; until: number }
  | { kind: 'unreachable' };

/** nps.today. Every foreign failure is a value here. */
export interface SurveyService {
  send(request: SurveyRequest, apiKey: string): Promise<SendOutcome>;
  /** The campaigns of the key's organisation; also the way to find out whether a key works. */
  campaigns(apiKey: string): Promise<CampaignList>;
}
