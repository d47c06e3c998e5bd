import { useState } from 'react';
import type { Result } from '../../../src/contract/result';
import type { Failure } from './outcome-of';
import { useAction } from './use-action';

/** A question before something is done. It stays open while that is under way, and where it failed. */
export interface Asked {
  isOpen: boolean;
  /** It was open before: what it stood in place of appears anew, and takes the keyboard's focus back. */
  wasOpen: boolean;
  busy: boolean;
  failure?: Failure;
  open(): void;
  close(): void;
  confirm(): Promise<void>;
}

export function useAsked<T>(call: () => Promise<Result<T>>, onDone: (value: T) => Promise<void>): Asked {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const action = useAction(call);

  async function confirm() {
    const outcome = await action.run(undefined);
    if (!outcome.ok) return;
    await onDone(outcome.value);
    setOpen(false);
  }
  function close() {
    action.clear();
    setOpen(false);
  }

  function open() {
    setOpen(true);
    setWasOpen(true);
  }

  return { isOpen, wasOpen, busy: action.busy, failure: action.failure, open, close, confirm };
}
