/** What the control plane replies about nps.today, as far as the pages show it. */

export interface Campaign {
  id: number;
  name: string;
  allowDuplicates: boolean;
}

export interface Notification {
  id: number;
  campaignId: number;
  name: string;
  url: string;
  criteria: number[];
}

export interface Survey {
  id: string;
  campaignId: number;
  respondent: { emailAddress?: string; firstName?: string; lastName?: string };
  custom: unknown;
  sentAt: string;
  response?: { rating: number; comment: string | null; respondedAt: string };
  workItem?: { key: string; summary: string };
}

/** A page of the respondents' inboxes. */
export interface Inbox {
  total: number;
  matching: number;
  respondents: string[];
  surveys: Survey[];
  older?: string;
}
