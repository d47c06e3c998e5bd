import * as z from 'zod/mini';

/** What a rule's moment and share may be set to. Times of the day are minutes after midnight. */
export const TIMING = {
  /** 30 days. */
  afterMinutes: { least: 1, most: 43_200 },
  minutesADay: 1_440,
  percent: { least: 1, most: 99 },
  /** Ten years. */
  againAfterDays: { least: 1, most: 3_650 },
} as const;

const { afterMinutes, minutesADay, percent, againAfterDays } = TIMING;
const between = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** An IANA name that is known here, such as `Europe/Copenhagen`. */
const timeZone = z.string().check(z.maxLength(100), z.refine(isTimeZone));

const workingHours = z
  .object({
    timeZone,
    /** ISO 8601: 1 is Monday. */
    days: z.array(between(1, 7)).check(z.minLength(1), z.maxLength(7)),
    from: between(0, minutesADay - 1),
    to: between(1, minutesADay),
  })
  .check(z.refine(({ from, to }) => from < to));

export const timing = {
  /** When surveys go out; at once where it is absent. */
  moment: z.optional(
    z.object({
      afterMinutes: z.optional(between(afterMinutes.least, afterMinutes.most)),
      workingHours: z.optional(workingHours),
    }),
  ),
  /** Only so many of 100 work items are surveyed; all where it is absent. */
  samplePercent: z.optional(between(percent.least, percent.most)),
  /** How often one work item is asked about; at every completion where it is absent. */
  howOften: z.optional(
    z.union([z.literal('once'), z.object({ againAfterDays: between(againAfterDays.least, againAfterDays.most) })]),
  ),
};

export type HowOften = NonNullable<z.infer<typeof timing.howOften>>;
export type Moment = NonNullable<z.infer<typeof timing.moment>>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
