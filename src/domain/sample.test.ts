import { isInSample } from './sample';

const ITEMS = Array.from({ length: 10_000 }, (_each, index) => String(10_000 + index));
const sampled = (percent: number, rule = 'rule-1') => ITEMS.filter((id) => isInSample(percent, rule, id));

describe('a sample', () => {
  it.each([1, 10, 25, 50, 90])('holds about so many percent: %d', (percent) => {
    expect(Math.abs(sampled(percent).length / 100 - percent)).toBeLessThan(1.5);
  });

  it('is nobody at 0 and everybody at 100', () => {
    expect(sampled(0)).toEqual([]);
    expect(sampled(100)).toEqual(ITEMS);
  });

  it('grows with its share: whoever is in a small one is in a larger one', () => {
    const larger = new Set(sampled(30));
    expect(sampled(20).every((id) => larger.has(id))).toBe(true);
  });

  it('is drawn by each rule for itself', () => {
    const other = new Set(sampled(50, 'rule-2'));
    const inBoth = sampled(50).filter((id) => other.has(id)).length;
    expect(Math.abs(inBoth / 100 - 25)).toBeLessThan(1.5);
  });
});
