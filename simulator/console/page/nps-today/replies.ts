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
