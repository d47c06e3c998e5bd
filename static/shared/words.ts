import type english from '../../locales/en-US.json';

type Leaves<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Leaves<T[Key]>}`;
}[keyof T & string];

/** The name of a text in `locales/`. */
export type WordKey = Leaves<typeof english>;
/** The name of a text that has forms for one and for several. */
export type CountKey = WordKey extends infer Key ? (Key extends `${infer Stem}.other` ? Stem : never) : never;
export type Values = Record<string, string | number>;

/** Looks a text up by its key; gives the key back where there is none. */
export type Translate = (key: string) => string;

/** Texts, dates and numbers as one person reads them. Times are epoch milliseconds. */
export interface Words {
  say(key: WordKey, values?: Values): string;
  /** The text for a code that may be newer than this screen; `fallback` where it has no text. */
  sayCode(
    group: 'eligibility' | 'saw' | 'reason' | 'park' | 'part' | 'fields' | 'leftOut',
    code: string,
    fallback: WordKey,
    values?: Values,
  ): string;
  /** The form for `n`, with `{n}` filled in. */
  count(key: CountKey, n: number, values?: Values): string;
  number(n: number): string;
  date(at: number): string;
  /** A date without its year, for where there is little room. */
  shortDate(at: number): string;
  dateTime(at: number): string;
  time(at: number): string;
  isToday(at: number): boolean;
  /** The time of a moment today, date and time of any other. */
  moment(at: number): string;
  /** When a day (`2026-11-30`) begins where this person is; NaN for what is no day. */
  dayStart(day: string): number;
  /** "2 days ago", "just now". */
  ago(at: number): string;
  list(items: string[]): string;
  /** What a language (`da`, `pt-BR`) is called. */
  language(code: string): string;
}

export interface Reader {
  translate: Translate;
  /** A BCP 47 tag, such as `da-DK`. */
  locale: string;
  /** An IANA name, such as `Europe/Copenhagen`. */
  timeZone?: string;
  now(): number;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
/** From here on a date says more than a count of days. */
const LONG_AGO_MS = 30 * 86_400_000;

/** The words for one reader. `useTranslation` has no placeholders and no plurals: these are them. */
export function makeWords({ translate, locale, timeZone, now }: Reader): Words {
  const zone = knownZone(timeZone);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const day = format({ dateStyle: 'medium' });
  const dayAndMonth = format({ day: 'numeric', month: 'short' });
  const dayAndTime = format({ dateStyle: 'medium', timeStyle: 'short' });
  const clock = format({ timeStyle: 'short' });
  const plural = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  const say = (key: WordKey, values: Values = {}) => fill(translate(key), values);
  const isToday = (at: number) => day.format(at) === day.format(now());

  return {
    say,
    sayCode(group, code, fallback, values) {
      const key = `${group}.${code}`;
      const text = translate(key);
      return text === key ? say(fallback) : fill(text, values ?? {});
    },
    count(key, n, values) {
      const form = plural.select(n) === 'one' ? 'one' : 'other';
      return say(`${key}.${form}` as WordKey, { ...values, n: numbers.format(n) });
    },
    number: (n) => numbers.format(n),
    date: (at) => day.format(at),
    shortDate: (at) => dayAndMonth.format(at),
    dateTime: (at) => dayAndTime.format(at),
    time: (at) => clock.format(at),
    isToday,
    moment: (at) => (isToday(at) ? clock : dayAndTime).format(at),
    dayStart: (date) => dayStart(date, zone),
    ago(at) {
      const past = now() - at;
      if (past > LONG_AGO_MS) return day.format(at);
      const unit = UNITS.find(([, ms]) => past >= ms);
      return unit ? relative.format(-Math.floor(past / unit[1]), unit[0]) : say('time.justNow');
    },
    list: (items) => new Intl.ListFormat(locale).format(items),
    language: (code) => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code,
  };
}

/** Clocks may be set in between, at night: what the zone is off by is looked up once more at the first guess. */
function dayStart(day: string, timeZone: string | undefined): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return NaN;
  return midnight - offsetAt(midnight - offsetAt(midnight, timeZone), timeZone);
}

/** How much later it is there than in Greenwich, in ms. */
function offsetAt(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(at);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A zone this runtime knows; otherwise its own. */
function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return timeZone && new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
