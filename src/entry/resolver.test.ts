import * as z from 'zod/mini';
import type { Admission } from './resolver';
import { guarded, guardedRead, ok } from './resolver';

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

describe('a call that only reads', () => {
  const refusals = [
    ['refused', 'not-allowed'],
    ['unknown', 'jira-unavailable'],
  ] as const;

  it('reads while Jira is asked about the caller', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const call = guardedRead(
      schema,
      () => begun.then(() => ({ kind: 'admitted', caller: 'Anna' })),
      async ({ id }) => {
        begin();
        return ok(id);
      },
    );
    expect(await call({ payload: { id: 'a' }, context: {} })).toEqual({ ok: true, value: 'a' });
  });

  it.each(refusals)('tells who is %s neither what was read nor that reading failed', async (kind, problem) => {
    for (const read of [async () => ok('secret'), () => Promise.reject(new Error('secret'))]) {
      const call = guardedRead(schema, async () => ({ kind }), read);
      for (const payload of [{ id: 'a' }, 7])
        expect(await call({ payload, context: {} })).toEqual({ ok: false, problem });
    }
  });

  it('refuses what is malformed to those who may, and fails for them where reading fails', async () => {
    const admit = async () => ({ kind: 'admitted', caller: 'Anna' }) as const;
    const call = guardedRead(schema, admit, () => Promise.reject(new Error('storage')));
    expect(await call({ payload: 7, context: {} })).toEqual({ ok: false, problem: 'bad-input' });
    await expect(call({ payload: { id: 'a' }, context: {} })).rejects.toThrow('storage');
  });
});
