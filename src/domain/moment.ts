/** When the survey of a completion may go out. What is absent holds nothing back. */
export interface Moment {
  /** So long after the completion, in minutes. */
  afterMinutes?: number;
  /** Only then: one that is due at another hour waits for the next. */
  workingHours?: WorkingHours;
}

/** From one minute of the day to before another, where the clock shows the time of `timeZone` (an IANA name). */
export interface WorkingHours {
  timeZone: string;
  /** ISO 8601: 1 is Monday, 7 Sunday. At least one. */
  days: number[];
  /** Minutes after midnight; `from` is before `to`. */
  from: number;
  to: number;
}

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;
/** Clocks are put forward and back by multiples of this many minutes, and by no more than that many at once. */
const CLOCK_STEP = 15;
const LARGEST_CLOCK_CHANGE = 120;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** When the survey of a completion at `completedAt` may go out, not before `now` (all epoch ms). */
export function momentAfter(
  { afterMinutes = 0, workingHours }: Moment,
  completedAt: number,
  now = completedAt,
): number {
  const due = Math.max(now, completedAt + afterMinutes * MINUTE_MS);
  return workingHours ? nextWorkingMoment(workingHours, due) : due;
}

/** The first moment at or after `at` within the hours (epoch ms), whatever happens to the clocks until then. */
function nextWorkingMoment({ timeZone, days, from, to }: WorkingHours, at: number): number {
  const clock = clockOf(timeZone);
  let moment = at;
  for (;;) {
    const { day, minute } = shownBy(clock, moment);
    const isWorkday = days.includes(day);
    if (isWorkday && from <= minute && minute < to) return moment;
    const left = (isWorkday && minute < from ? from : MINUTES_A_DAY) - minute;
    // The clocks may change on the way: where it is near, no step goes past it.
    const step = left > LARGEST_CLOCK_CHANGE ? left - LARGEST_CLOCK_CHANGE : left % CLOCK_STEP || CLOCK_STEP;
    moment = moment - (moment % MINUTE_MS) + step * MINUTE_MS;
  }
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const shown = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...shown, timeZone });
}

function shownBy(clock: Intl.DateTimeFormat, moment: number): { day: number; minute: number } {
  const parts = clock.formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: WEEKDAYS.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
