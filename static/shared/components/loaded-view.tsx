import React, { type ReactElement } from 'react';
import { Stack } from '@forge/react';
import type { Failure } from '../hooks/outcome-of';
import type { Loading } from '../hooks/use-loaded';
import { FailureNote, LoadingNote, type Messages } from './notes';

interface LoadedViewProps<T> {
  of: Loading<T>;
  /** What is being fetched, in words. */
  label: string;
  messages?: Messages;
  children(value: T): ReactElement | null;
}

/** Draws what was asked for once it is here; until then that it is on its way, or why it is not coming. */
export function LoadedView<T>({ of: { loaded, isReloading, reload }, label, messages, children }: LoadedViewProps<T>) {
  if (loaded.kind === 'loading') return <LoadingNote label={label} />;
  const sorry = (failure: Failure) => (
    <FailureNote failure={failure} messages={messages} isRetrying={isReloading} onRetry={() => void reload()} />
  );
  if (loaded.kind === 'failed') return sorry(loaded.failure);
  return (
    <Stack space="space.200">
      {loaded.failure && sorry(loaded.failure)}
      {children(loaded.value)}
    </Stack>
  );
}
