import * as z from 'zod/mini';
import { jiraId } from './admin/ids';
import type { Nps } from './nps';
import type { InputsOf, Result } from './result';
import { noInput } from './result';

/** How long a period of the report may be, in days. */
export const REPORT_DAYS = [7, 30, 90, 365] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

/** What each call of the report takes. On a project's page the project comes from the platform. */
export const reportPageInputs = {
  getPlaces: noInput,
  /** Without `projectId` the whole site. */
  getReport: z.object({ days: z.literal(REPORT_DAYS), projectId: z.optional(jiraId) }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof reportPageInputs>;

/** What the reader may have a report of: the project whose page it is, or on the site's page those listed. */
export type ReportPlaces =
  { kind: 'project' } | { kind: 'site'; wholeSite: boolean; projects: { id: string; key: string; name: string }[] };

/** Figures of a period. Times are epoch milliseconds; a step of the trend has that of the middle of its first day. */
export interface ReportView {
  /** Up to then everything is counted; absent until that is so. */
  through?: number;
  isRebuilding: boolean;
  nps?: Nps;
  /** Of as many days before. */
  before?: Nps;
  /** How many gave each rating from 0 to 10. */
  distribution: number[];
  step: 'day' | 'week' | 'month';
  trend: { from: number; nps?: Nps }[];
  /** `besides`: asked by hand, by the automation, or another person about the same completion. */
  funnel: { completed: number; asked: number; besides: number; answered: number };
  notAsked: { reason: string; count: number }[];
  /** How many answered within an hour, a day, three days, a week, and later. */
  waits: number[];
}

/** Calls of the report. Neither changes anything. */
export type ReportPageApi = {
  getPlaces(input: Inputs['getPlaces']): Promise<Result<ReportPlaces>>;
  getReport(input: Inputs['getReport']): Promise<Result<ReportView>>;
};
