import type { Counted, TallyPart } from '../../src/domain/tally';
import type { Tallies } from '../../src/ports/tallies';
import { MOST_WRITTEN } from '../../src/ports/tallies';
import type { Stage } from './stage';

const place = { projectId: '10000', breakdown: 'rule' as const, month: 202611 };
const counted: Counted = { projectId: '10000', day: 20_000, outcome: 'asked', answer: { day: 20_001, rating: 0 } };

function partWith(completed: number, month = place.month): TallyPart {
  return { ...place, month, days: { '20000': { 'rule-1': { completed } } } };
}

export function talliesContract(make: () => Promise<Stage<Tallies>>): void {
  it('begin with nothing counted', async () => {
    const { port } = await make();
    expect(await port.count()).toMatchObject({ generation: 1, through: 0 });
    expect(await port.countedAs(1, ['a', 'b'])).toEqual([undefined, undefined]);
    expect(await port.part(1, place)).toEqual({ ...place, days: {} });
  });

  it('keep what is written together, each generation by itself', async () => {
    const { port, catchUp } = await make();
    const count = await port.count();
    const next = await port.write(
      { ...count, through: 9_000, shown: 1 },
      [{ surveyId: 'a:1', counted }],
      [partWith(3)],
    );
    expect(next).toMatchObject({ generation: 1, through: 9_000, shown: 1 });
    expect(await port.count()).toEqual(next);
    expect(await port.countedAs(1, ['b', 'a:1'])).toEqual([undefined, counted]);
    expect(await port.countedAs(2, ['a:1'])).toEqual([undefined]);
    expect(await port.part(1, place)).toEqual(partWith(3));
    expect(await port.part(2, place)).toEqual({ ...place, days: {} });
    await catchUp();
    expect(await port.between(1, '10000', 'rule', 202601, 202612)).toMatchObject([partWith(3)]);
    expect(await port.between(1, '10000', 'all', 202601, 202612)).toEqual([]);
    expect(await port.between(1, '10000', 'rule', 202612, 202701)).toEqual([]);
  });

  it('refuse whole what is written by somebody who does not know the last count', async () => {
    const { port } = await make();
    const count = await port.count();
    const outcomes = await Promise.all(
      [1, 2, 3].map((completed) => port.write(count, [{ surveyId: `${completed}`, counted }], [partWith(completed)])),
    );
    expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1);
    const winner = outcomes.findIndex((outcome) => outcome !== 'conflict') + 1;
    expect(await port.part(1, place)).toEqual(partWith(winner));
    expect((await port.countedAs(1, ['1', '2', '3'])).filter(Boolean)).toHaveLength(1);
  });

  it('take as much at once as they say, and a survey that counts as nothing any more', async () => {
    const { port, catchUp } = await make();
    const months = Array.from({ length: MOST_WRITTEN / 2 }, (_, index) => partWith(index + 1, 202601 + index));
    const surveys = months.map((_, index) => ({ surveyId: `${index}`, counted }));
    const next = await port.write(await port.count(), surveys, months);
    if (next === 'conflict') throw new Error('Nobody else was writing');
    await port.write(next, [{ surveyId: '0' }], []);
    expect(await port.countedAs(1, ['0', '1'])).toEqual([undefined, counted]);
    await catchUp();
    expect(await port.between(1, '10000', 'rule', 202601, 202612)).toHaveLength(12);
  });

  it('remove what a generation holds, until nothing is left', async () => {
    const { port, catchUp } = await make();
    const count = await port.count();
    await port.write({ ...count, generation: 2 }, [{ surveyId: 'a', counted }], [partWith(1)]);
    await catchUp();
    expect(await port.removeSome(1)).toEqual({ over: true });
    expect(await port.removeSome(2)).toEqual({ over: false });
    await catchUp();
    expect(await port.removeSome(2)).toEqual({ over: true });
    expect(await port.part(2, place)).toEqual({ ...place, days: {} });
    expect(await port.countedAs(2, ['a'])).toEqual([undefined]);
  });
}
