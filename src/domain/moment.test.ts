import fc from 'fast-check';
import type { WorkingHours } from './moment';
import { momentAfter } from './moment';

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number) => new Date(moment).toISOString();

const OFFICE: WorkingHours = { timeZone: 'Europe/Copenhagen', days: [1, 2, 3, 4, 5], from: 8 * 60, to: 16 * 60 };

describe('the moment of a survey', () => {
  it('is the completion itself where nothing holds it back', () => {
    expect(momentAfter({}, 1_234)).toBe(1_234);
  });

  it('comes so many minutes later', () => {
    expect(momentAfter({ afterMinutes: 90 }, at('2026-11-30T10:00:00Z'))).toBe(at('2026-11-30T11:30:00Z'));
  });

  it.each([
    ['within them', '2026-11-30T09:17:23Z', '2026-11-30T09:17:23.000Z'],
    ['before them', '2026-11-30T05:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['after them', '2026-11-30T15:00:00Z', '2026-12-01T07:00:00.000Z'],
    ['on a Friday evening', '2026-12-04T15:00:01Z', '2026-12-07T07:00:00.000Z'],
    ['the weekend when the clocks go back', '2026-10-24T10:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['the weekend when the clocks go forward', '2026-03-28T10:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('waits for working hours: %s', (_when, completed, expected) => {
    expect(iso(momentAfter({ workingHours: OFFICE }, at(completed)))).toBe(expected);
  });

  it('is the first after the gap where the clocks leave the hour out', () => {
    const night: WorkingHours = { timeZone: 'Europe/Copenhagen', days: [7], from: 150, to: 240 };
    // On 29 March 2026 it is 03:00 right after 01:59.
    expect(iso(momentAfter({ workingHours: night }, at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is within the hours, and no minute before it is, in every zone and over every change of the clocks', () => {
    const zones = [
      'UTC',
      'Europe/Copenhagen',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ];
    const hours = fc
      .record({
        timeZone: fc.constantFrom(...zones),
        days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        from: fc.integer({ min: 0, max: 1_438 }),
        length: fc.integer({ min: 1, max: 1_439 }),
      })
      .map(({ length, ...rest }): WorkingHours => ({ ...rest, to: Math.min(1_440, rest.from + length) }));
    const from = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });
    fc.assert(
      fc.property(hours, from, (workingHours, completed) => {
        const found = momentAfter({ workingHours }, completed);
        expect(found).toBeGreaterThanOrEqual(completed);
        expect(isWithin(workingHours, found)).toBe(true);
        for (let back = 1; back <= 180; back += 1) {
          const earlier = found - (found % MINUTE) - back * MINUTE;
          if (earlier < completed) break;
          expect(isWithin(workingHours, earlier)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** By the words that a person would read. */
function isWithin({ timeZone, days, from, to }: WorkingHours, moment: number): boolean {
  const shown = new Date(moment).toLocaleString('en-US', {
    timeZone,
    hour12: false,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const [, day = '', hour, minute] = /^(\w+),? (?:at )?(\d+):(\d+)/.exec(shown) ?? [];
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const minutes = (Number(hour) % 24) * 60 + Number(minute);
  return days.includes(names.indexOf(day) + 1) && from <= minutes && minutes < to;
}
