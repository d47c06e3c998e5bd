import React from 'react';
import Lozenge from '@atlaskit/lozenge';
import { go, useAddress } from '../../parts/address';
import { SearchField } from '../../parts/search-field';
import { exactly, lasted } from '../../parts/times';
import { useTail } from '../../parts/use-tail';
import { FollowedTable } from './followed-table';
import type { InvocationRow } from './replies';

/** Which functions ran, for what, for how long, and how they ended. */
export function Invocations(): JSX.Element {
  const { search } = useAddress();
  const invocations = useTail<InvocationRow>('/wire/invocations', { search });
  return (
    <>
      <SearchField
        label="Function or module"
        testId="invocations-search"
        value={search}
        onSearch={(next) => go({ search: next })}
      />
      <FollowedTable
        from={invocations}
        columns={['Time', 'Function', 'Module', 'Took', 'Ended']}
        name="Invocations"
        testId="invocations"
      >
        {({ id, time, functionKey, moduleKey, durationMs, outcome, problem }) => (
          <tr key={id} data-testid="invocation">
            <td className="steady">{exactly(time)}</td>
            <td>{functionKey}</td>
            <td>{moduleKey}</td>
            <td className="steady">{lasted(durationMs)}</td>
            <td>
              <Lozenge appearance={appearanceOf(outcome)}>{outcome ?? 'running'}</Lozenge>
              {problem && <small className="block">{problem}</small>}
            </td>
          </tr>
        )}
      </FollowedTable>
    </>
  );
}

function appearanceOf(outcome: string | undefined): 'success' | 'inprogress' | 'removed' {
  if (outcome === undefined) return 'inprogress';
  return outcome === 'returned' ? 'success' : 'removed';
}
