import React, { type ReactElement } from 'react';
import { Stack } from '@forge/react';
import type { Loading } from '../hooks/use-loaded';
import { FailureNote, LoadingNote, type OwnWords } from './notes';

interface LoadedViewProps<T> {
  of: Loading<T>;
  /** What is being fetched, in words. */
  label: string;
  own?: OwnWords;
  children(value: T): ReactElement | null;
}

/** Draws what was asked for once it is here; until then that it is on its way, or why it is not coming. */
export function LoadedView<T>({ of: { loaded, reload }, label, own, children }: LoadedViewProps<T>) {
  if (loaded.kind === 'loading') return <LoadingNote label={label} />;
  if (loaded.kind === 'failed') return <FailureNote failure={loaded.failure} own={own} onRetry={() => void reload()} />;
  return (
    <Stack space="space.200">
      {loaded.failure && <FailureNote failure={loaded.failure} own={own} onRetry={() => void reload()} />}
      {children(loaded.value)}
    </Stack>
  );
}
