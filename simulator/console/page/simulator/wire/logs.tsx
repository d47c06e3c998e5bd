import React from 'react';
import { go, useAddress } from '../../parts/address';
import { SearchField } from '../../parts/search-field';
import { exactly } from '../../parts/times';
import { useTail } from '../../parts/use-tail';
import { FollowedTable } from './followed-table';
import type { LogRow } from './replies';

/** What the app wrote to its log, and the platform about it. */
export function Logs(): JSX.Element {
  const { search } = useAddress();
  const logs = useTail<LogRow>('/wire/logs', { search });
  return (
    <>
      <SearchField
        label="Search the log"
        testId="logs-search"
        value={search}
        onSearch={(next) => go({ search: next })}
      />
      <FollowedTable from={logs} columns={['Time', 'Level', 'Function', 'Message']} name="App log" testId="logs">
        {({ id, time, level, functionKey, message }) => (
          <tr key={id} data-testid="log-line">
            <td className="steady">{exactly(time)}</td>
            <td>{level}</td>
            <td>{functionKey}</td>
            <td className="path">
              <code className="lines">{message}</code>
            </td>
          </tr>
        )}
      </FollowedTable>
    </>
  );
}
