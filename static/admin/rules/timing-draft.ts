import { type HowOften, type Moment, TIMING } from '../../../src/contract/admin/rule-timing';
import type { RuleView } from '../../../src/contract/admin/rules';
import { wholeNumber } from '../../shared/whole-number';

/** How long a survey waits is typed as so many of these, in minutes each. */
export const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
export type Unit = keyof typeof UNITS;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One work item is asked about at every completion, once, or again after some days. */
export const OFTEN = ['every', 'once', 'again'] as const;
const A_QUARTER = 90;

const OFFICE = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 16 * 60 };

/** When and how often a rule surveys, as somebody types it. */
export interface TimingDraft {
  wait: string;
  unit: Unit;
  inHours: boolean;
  days: number[];
  from: number;
  to: number;
  timeZone: string;
  percent: string;
  often: (typeof OFTEN)[number];
  againDays: string;
}

/** What cannot be saved as it is. */
export type TimingProblems = Partial<Record<'wait' | 'days' | 'hours' | 'percent' | 'againDays', true>>;

export type Timing = Pick<RuleView, 'moment' | 'samplePercent' | 'howOften'>;

/** What is saved, for a person to change; `timeZone` is theirs. */
export function timingDraftOf({ moment = {}, samplePercent = 100, howOften }: Timing, timeZone: string): TimingDraft {
  const { afterMinutes = 0, workingHours } = moment;
  const unit = unitOf(afterMinutes);
  return {
    wait: String(afterMinutes / UNITS[unit]),
    unit,
    inHours: workingHours !== undefined,
    ...OFFICE,
    timeZone,
    ...workingHours,
    percent: String(samplePercent),
    often: howOften === undefined ? 'every' : howOften === 'once' ? 'once' : 'again',
    againDays: String(typeof howOften === 'object' ? howOften.againAfterDays : A_QUARTER),
  };
}

/** What a draft says, or what is wrong with it. */
export function readTiming(draft: TimingDraft): { timing?: Timing; problems: TimingProblems } {
  const waits = wholeNumber(draft.wait, { least: 0, most: TIMING.afterMinutes.most / UNITS[draft.unit] });
  const percent = wholeNumber(draft.percent, { least: TIMING.percent.least, most: 100 });
  const howOften = readHowOften(draft);
  const problems: TimingProblems = {
    ...(waits === undefined ? { wait: true } : {}),
    ...(percent === undefined ? { percent: true } : {}),
    ...(howOften === 'wrong' ? { againDays: true } : {}),
    ...(draft.inHours && draft.days.length === 0 ? { days: true } : {}),
    ...(draft.inHours && draft.from >= draft.to ? { hours: true } : {}),
  };
  if (waits === undefined || percent === undefined || howOften === 'wrong' || problems.days || problems.hours)
    return { problems };
  const { days, from, to, timeZone } = draft;
  const moment: Moment = {
    ...(waits > 0 ? { afterMinutes: waits * UNITS[draft.unit] } : {}),
    ...(draft.inHours ? { workingHours: { timeZone, days, from, to } } : {}),
  };
  return {
    problems,
    timing: {
      ...(Object.keys(moment).length > 0 ? { moment } : {}),
      ...(percent < 100 ? { samplePercent: percent } : {}),
      ...(howOften ? { howOften } : {}),
    },
  };
}

function readHowOften({ often, againDays }: TimingDraft): HowOften | undefined | 'wrong' {
  if (often !== 'again') return often === 'once' ? 'once' : undefined;
  const againAfterDays = wholeNumber(againDays, TIMING.againAfterDays);
  return againAfterDays === undefined ? 'wrong' : { againAfterDays };
}

/** The largest unit that says it in whole numbers; hours where nothing waits. */
function unitOf(minutes: number): Unit {
  if (minutes === 0) return 'hours';
  if (minutes % UNITS.days === 0) return 'days';
  return minutes % UNITS.hours === 0 ? 'hours' : 'minutes';
}
