import { createSky } from './sky';
import { PROFILES, readWeather, weatherOf, WEATHER_NAMES } from './weather';

const many = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);

describe('the weather', () => {
  it('is chosen by name, or by name with times fixed', () => {
    expect(readWeather('rough')).toEqual({ name: 'rough' });
    expect(weatherOf(readWeather({ name: 'usual', kvs: 250 })).times).toMatchObject({
      kvs: [250, 250],
      jira: PROFILES.usual.times.jira,
    });
  });

  it.each(['sunny', '', { name: 'usual', kvs: -1 }, { name: 'usual', moon: 3 }, undefined])('is never %j', (input) => {
    expect(() => readWeather(input)).toThrow(/no weather .*still, usual, rough/);
  });

  it('takes no time and refuses nothing where it is still', () => {
    const sky = createSky({ name: 'still' });
    for (const kind of ['kvs', 'queue', 'events', 'jira', 'npsToday'] as const) expect(sky.wait(kind, 'x')).toBe(0);
    expect(many(1_000, () => sky.refusal('kvs', 'x')).every((each) => each === undefined)).toBe(true);
    expect(sky.laneWait(1, 'x')).toBeUndefined();
  });
});

describe.each(WEATHER_NAMES)('a draw from %s', (name) => {
  it.each(['kvs', 'queue', 'events', 'jira', 'npsToday', 'searchIndex'] as const)(
    'of %s reaches all of its range and nothing else',
    (kind) => {
      const sky = createSky({ name });
      const [least, most] = sky.weather.times[kind];
      const drawn = many(2_000, () => sky.wait(kind, 'x'));
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...drawn)).toBeLessThanOrEqual(most);
      expect(Math.min(...drawn) - least).toBeLessThanOrEqual((most - least) * 0.02);
      expect(most - Math.max(...drawn)).toBeLessThanOrEqual((most - least) * 0.02);
    },
  );
});

describe('draws', () => {
  const run = (seed: number) => {
    const sky = createSky({ name: 'usual' }, seed);
    return many(50, () => sky.wait('kvs', 'get'));
  };

  it('are the same for the same seed, and others for another', () => {
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it('are not changed by what is drawn in between for other things', () => {
    const sky = createSky({ name: 'usual' }, 5);
    const drawn = many(50, () => {
      sky.wait('jira', 'search');
      sky.wait('kvs', 'set');
      return sky.wait('kvs', 'get');
    });
    expect(drawn).toEqual(run(5));
  });

  it('begin anew with a change of the weather', () => {
    const sky = createSky({ name: 'usual' }, 5);
    const before = many(50, () => sky.wait('kvs', 'get'));
    sky.change({ name: 'usual' }, 5);
    expect(many(50, () => sky.wait('kvs', 'get'))).toEqual(before);
  });

  it('refuse one call in a hundred where it is rough', () => {
    const sky = createSky({ name: 'rough' });
    const storage = many(20_000, () => sky.refusal('kvs', 'get')).filter((each) => each !== undefined);
    expect(storage.length).toBeGreaterThan(120);
    expect(storage.length).toBeLessThan(280);
    expect(new Set(storage)).toEqual(new Set([429]));
    expect(new Set(many(5_000, () => sky.refusal('jira', 'get')))).toEqual(new Set([undefined, 429, 503]));
  });

  it('let an event wait longer and longer for its lane, with a ceiling', () => {
    for (const [name, longest] of [
      ['usual', 120_000],
      ['rough', 900_000],
    ] as const) {
      const sky = createSky({ name });
      expect(sky.laneWait(1, 'q')).toBeGreaterThanOrEqual(4_000);
      expect(sky.laneWait(1, 'q')).toBeLessThanOrEqual(16_000);
      expect(sky.laneWait(4, 'q')).toBeGreaterThan(16_000);
      expect(sky.laneWait(12, 'q')).toBe(longest);
    }
  });
});
