import React from 'react';
import Lozenge from '@atlaskit/lozenge';
import type { Status } from './replies';

const APPEARANCES: Record<string, 'success' | 'inprogress' | 'default'> = {
  done: 'success',
  indeterminate: 'inprogress',
};

/** A status in the colour of its category. */
export function StatusName({ status }: { status?: Status }): JSX.Element {
  return (
    <Lozenge appearance={APPEARANCES[status?.statusCategory?.key ?? ''] ?? 'default'}>{status?.name ?? ''}</Lozenge>
  );
}
