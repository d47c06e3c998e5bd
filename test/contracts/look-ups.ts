import type { History } from '../../src/ports/history';
import type { Statuses } from '../../src/ports/statuses';

export interface StatusesStage {
  statuses: Statuses;
  /** Ids of a status of the Done category and of one of another. */
  ids: { done: string; open: string };
  /** From now on Jira does not answer, or does again. */
  down(now: boolean): void;
  /** How often Jira was asked. */
  asked(): number;
}

export function statusesContract(make: () => Promise<StatusesStage>): void {
  it('reports which statuses are done, and does not guess', async () => {
    const { statuses, ids } = await make();
    expect(await statuses.isDone(ids.done)).toBe('yes');
    expect(await statuses.isDone(ids.open)).toBe('no');
    for (const id of ['424242', 'Done', 'Færdig', '', '../field']) expect(await statuses.isDone(id)).toBe('unknown');
  });

  it('reads a status once, and remembers it while Jira is down', async () => {
    const { statuses, ids, down, asked } = await make();
    await statuses.isDone(ids.done);
    const before = asked();
    down(true);
    expect(await statuses.isDone(ids.done)).toBe('yes');
    expect(asked()).toBe(before);
    expect(await statuses.isDone(ids.open)).toBe('unknown');
    down(false);
    expect(await statuses.isDone(ids.open)).toBe('no');
  });
}

export interface HistoryStage {
  history: History;
  /** Numeric id of KAN-2, just created, whose status never changed. */
  id: string;
  /** Ids of its statuses. */
  ids: { done: string; open: string };
  /** Moves KAN-2 to Done, back, and to Done again; the moments are epoch ms. */
  move(): Promise<number[]>;
}

export function historyContract(make: () => Promise<HistoryStage>): void {
  it('lists the changes of status, newest first, each with an id of its own', async () => {
    const { history, id, ids, move } = await make();
    const before = await history.read(id);
    expect(before).toMatchObject({ kind: 'found', past: { steps: [] } });
    const [first, second, third] = await move();
    const after = await history.read(id);
    if (after.kind !== 'found' || before.kind !== 'found') throw new Error('KAN-2 has a history');
    expect(after.past).toMatchObject({
      status: { id: ids.done, done: true },
      dates: { created: before.past.dates.created, categoryChanged: third, resolved: third },
      steps: [
        { at: third, to: ids.done },
        { at: second, from: ids.done },
        { at: first, to: ids.done },
      ],
    });
    expect(new Set(after.past.steps.map((step) => step.id)).size).toBe(3);
  });

  it('reports a work item that is gone', async () => {
    const { history } = await make();
    expect(await history.read('424242')).toEqual({ kind: 'gone' });
  });
}
