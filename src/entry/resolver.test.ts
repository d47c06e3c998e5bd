import * as z from 'zod/mini';
import type { Admission } from './resolver';
import { guarded, ok } from './resolver';

const schema = z.object({ id: z.string() });

/** A call for somebody who is admitted as `caller`, or as told. */
async function called(payload: unknown, admission: Admission<string> = { kind: 'admitted', caller: 'Anna' }) {
  const worked: unknown[] = [];
  const call = guarded(
    schema,
    async () => admission,
    async (input, caller) => {
      worked.push([input, caller]);
      return ok(input.id);
    },
  );
  return { reply: await call({ payload, context: {} }), worked };
}

describe('a call of a screen', () => {
  it('does its work with what came and for whom', async () => {
    expect(await called({ id: 'a', more: 1 })).toEqual({
      reply: { ok: true, value: 'a' },
      worked: [[{ id: 'a' }, 'Anna']],
    });
  });

  it.each([[undefined], [null], [{}], [{ id: 7 }], ['a'], [[]]])(
    'does nothing with %j, and says so',
    async (payload) => {
      expect(await called(payload)).toEqual({ reply: { ok: false, problem: 'bad-input' }, worked: [] });
    },
  );

  it.each([
    ['refused', 'not-allowed'],
    ['unknown', 'jira-unavailable'],
  ] as const)('does nothing for who is %s, whose input is not judged', async (kind, problem) => {
    for (const payload of [{ id: 'a' }, 7])
      expect(await called(payload, { kind })).toEqual({ reply: { ok: false, problem }, worked: [] });
  });

  it('needs no input where none is asked for', async () => {
    const call = guarded(
      z.object({}),
      async () => ({ kind: 'admitted', caller: null }),
      async () => ok('done'),
    );
    expect(await call({ payload: undefined, context: {} })).toEqual({ ok: true, value: 'done' });
  });
});
