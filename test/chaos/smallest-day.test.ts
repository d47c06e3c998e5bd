import { randomDay, type Day } from './schedule';
import { smallestDay } from './smallest-day';

const whole = randomDay(7);
const [first, second, third] = [whole.steps[1], whole.steps[5], whole.steps.at(-1)];
const has = ({ steps }: Day, ...wanted: unknown[]) =>
  wanted.every((step) => steps.includes(step as Day['steps'][number]));

describe('the smallest day', () => {
  it('has only the steps that the failure needs, in their order, on a plain site', async () => {
    const day = {
      ...whole,
      site: { language: 'da' as const, unnamedErrors: true },
      weather: { ...whole.weather, kvs: 60 },
    };
    const { day: found, tries } = await smallestDay(day, ['wrong'], async (tried) =>
      has(tried, first, second, third) && tried.site.unnamedErrors ? ['wrong'] : [],
    );
    expect(found).toEqual({
      ...day,
      steps: [first, second, third],
      site: { unnamedErrors: true },
      weather: { name: day.weather.name },
    });
    expect(tries).toBeLessThan(100);
  });

  it('reports what goes wrong on that day, not what went wrong on the whole one', async () => {
    const { found } = await smallestDay(whole, ['0'], async ({ steps }) =>
      steps.length > 2 ? [`${steps.length}`] : [],
    );
    expect(found).toEqual(['3']);
  });

  it('is the whole day where everything in it is needed, or every other fails', async () => {
    const needed = await smallestDay(whole, ['wrong'], async () => []);
    expect(needed.day).toBe(whole);
    const failing = await smallestDay(whole, ['wrong'], async () => Promise.reject(new Error('no simulator')));
    expect(failing.day).toBe(whole);
  });

  it('is the same for the same seed', async () => {
    const judge = async (tried: Day) => (has(tried, second) ? ['wrong'] : []);
    const [one, other] = [await smallestDay(whole, ['wrong'], judge), await smallestDay(whole, ['wrong'], judge)];
    expect(one).toEqual(other);
  });

  it('is searched for within a limited time', async () => {
    const many = { ...whole, steps: Array.from({ length: 400 }, (_, nth) => ({ do: 'wait' as const, seconds: nth })) };
    let tries = 0;
    const count = async ({ steps }: Day) =>
      ++tries && steps.filter(({ do: what }) => what === 'wait').length > 300 ? ['wrong'] : [];
    const found = await smallestDay(many, ['wrong'], count);
    expect(tries).toBeLessThanOrEqual(200);
    expect(found.tries).toBe(tries);
    expect(found.day.steps.length).toBeLessThan(400);
  });
});
