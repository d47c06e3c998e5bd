import type { Words } from '../../shared/words';
import { type Timing, timingDraftOf, type Unit, WEEKDAYS } from './timing-draft';

/** A time of the day as a clock shows it; `at` is minutes after midnight. */
export function hourWords(at: number): string {
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** When a rule's surveys go out, and for how many of the work items; undefined where it is at once and for all. */
export function timingWords(words: Words, timing: Timing): string | undefined {
  const { moment = {}, samplePercent, howOften } = timing;
  const { workingHours: hours } = moment;
  const { wait, unit } = timingDraftOf(timing, '');
  const said = [
    moment.afterMinutes === undefined ? undefined : words.count(AFTER[unit], Number(wait)),
    hours &&
      words.say('timing.summaryHours', {
        days: words.list(
          WEEKDAYS.filter((day) => hours.days.includes(day)).map((day) => words.say(`timing.day.${day}`)),
        ),
        from: hourWords(hours.from),
        to: hourWords(hours.to),
        zone: hours.timeZone.replaceAll('_', ' '),
      }),
    samplePercent === undefined ? undefined : words.say('timing.summaryPercent', { n: words.number(samplePercent) }),
    howOften === 'once' ? words.say('timing.summaryOnce') : undefined,
    typeof howOften === 'object' ? words.count('timing.summaryAgain', howOften.againAfterDays) : undefined,
  ].filter((each) => each !== undefined);
  return said.length > 0 ? said.join(' ') : undefined;
}

const AFTER = {
  minutes: 'timing.afterMinutes',
  hours: 'timing.afterHours',
  days: 'timing.afterDays',
} as const satisfies Record<Unit, string>;
