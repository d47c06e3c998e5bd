import React from 'react';
import { go, useAddress } from '../../parts/address';
import { Choice, StatusLozenge } from '../../parts/parts';
import { SearchField } from '../../parts/search-field';
import { exactly, lasted } from '../../parts/times';
import { useTail } from '../../parts/use-tail';
import { CallDetail } from './call-detail';
import { FollowedTable } from './followed-table';
import { TARGETS, type WireRow } from './replies';

const ANY = 'any';
const COLUMNS = ['Time', 'From', 'To', 'Call', 'Reply', 'Took', 'Work item'];

/** Calls that went over the wire, filtered; one of them open. What the filters are is in the address. */
export function Calls(): JSX.Element {
  const { target, by, status, workItem, search, call } = useAddress();
  const calls = useTail<WireRow>('/wire', { target, by, status, workItem, search });
  return (
    <>
      <Filters />
      <FollowedTable from={calls} columns={COLUMNS} name="Calls over the wire" testId="wire">
        {(row) => {
          const open = call === String(row.id);
          return (
            <React.Fragment key={row.id}>
              <tr data-testid="wire-call">
                <td className="steady">{exactly(row.time)}</td>
                <td>{row.by === 'app' ? (row.functionKey ?? 'The app') : 'Others'}</td>
                <td>{TARGETS[row.target] ?? row.target}</td>
                <td className="path">
                  <button
                    type="button"
                    className="fold code"
                    aria-expanded={open}
                    data-testid="open-call"
                    onClick={() => go({ call: open ? undefined : String(row.id) })}
                  >
                    <span aria-hidden>{open ? '▾' : '▸'}</span>
                    <code>{`${row.method} ${row.path}`}</code>
                  </button>
                </td>
                <td>
                  <StatusLozenge status={row.status} />
                  {row.attempt > 1 && <small className="subtle block">{`Attempt ${row.attempt}`}</small>}
                </td>
                <td className="steady">{lasted(row.durationMs)}</td>
                <td className="steady">{row.workItems.join(', ')}</td>
              </tr>
              {open && (
                <tr>
                  <td colSpan={COLUMNS.length}>
                    <CallDetail id={row.id} />
                  </td>
                </tr>
              )}
            </React.Fragment>
          );
        }}
      </FollowedTable>
    </>
  );
}

function Filters(): JSX.Element {
  const { target = ANY, by = ANY, status = ANY, workItem, search } = useAddress();
  const narrow = (name: string, value: string | undefined) => go({ [name]: value === ANY ? undefined : value });
  return (
    <div className="row end" role="group" aria-label="Filters">
      <Choice
        label="To"
        testId="wire-target"
        value={target}
        options={[
          { value: ANY, label: 'Everywhere' },
          ...Object.entries(TARGETS).map(([value, label]) => ({ value, label })),
        ]}
        onChoose={(next) => narrow('target', next)}
      />
      <Choice
        label="From"
        testId="wire-by"
        value={by}
        options={[
          { value: ANY, label: 'Everybody' },
          { value: 'app', label: 'The app' },
          { value: 'client', label: 'People and nps.today' },
        ]}
        onChoose={(next) => narrow('by', next)}
      />
      <Choice
        label="Reply"
        testId="wire-status"
        value={status}
        options={[
          { value: ANY, label: 'Any' },
          { value: 'ok', label: 'Taken (2xx, 3xx)' },
          { value: 'refused', label: 'Refused (4xx)' },
          { value: 'failed', label: 'Failed (5xx, none)' },
        ]}
        onChoose={(next) => narrow('status', next)}
      />
      <SearchField
        label="Work item"
        testId="wire-work-item"
        value={workItem}
        onSearch={(next) => narrow('workItem', next)}
      />
      <SearchField
        label="Path or content"
        testId="wire-search"
        value={search}
        onSearch={(next) => narrow('search', next)}
      />
    </div>
  );
}
