import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../src/contract/result';
import type { Failure, Outcome } from './outcome-of';
import { outcomeOf } from './outcome-of';

export interface Action<Input, T> {
  busy: boolean;
  /** Why the last attempt failed; gone once another begins. */
  failure?: Failure;
  run(input: Input): Promise<Outcome<T>>;
  clear(): void;
}

/** Something a person does: one attempt at a time, its outcome kept until the next attempt. */
export function useAction<Input, T>(call: (input: Input) => Promise<Result<T>>): Action<Input, T> {
  const [state, setState] = useState<{ busy: boolean; failure?: Failure }>({ busy: false });
  const latestCall = useRef(call);
  latestCall.current = call;

  const run = useCallback(async (input: Input) => {
    setState({ busy: true });
    const outcome = await outcomeOf(() => latestCall.current(input));
    setState({ busy: false, failure: outcome.ok ? undefined : outcome.failure });
    return outcome;
  }, []);
  const clear = useCallback(() => setState({ busy: false }), []);

  return { ...state, run, clear };
}
