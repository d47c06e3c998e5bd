import React, { useState } from 'react';
import { go, useAddress } from '../parts/address';
import { control } from '../parts/api';
import { Card, Choice, Page, Payload, Shown, StatusLozenge, when } from '../parts/parts';
import { useData } from '../parts/use-data';

interface LoggedRequest {
  target: string;
  by: 'app' | 'client';
  time: string;
  method: string;
  path: string;
  requestBody: unknown;
  status: number;
  responseBody?: unknown;
}

interface Metrics {
  invocations: Record<string, number>;
  calls: Record<string, number>;
  kvs: Record<string, number>;
  queue: Record<string, number>;
}

const LOOK_EVERY_MS = 2_000;
/** As many as a person would read through. */
const SHOWN_AT_MOST = 200;

const TARGETS: Record<string, string> = { jira: 'Jira', 'nps-today': 'nps.today', webtrigger: 'Web trigger' };

/** Every call between the app, Jira and nps.today, with what it carried, and what it cost. */
export function WirePage(): JSX.Element {
  const { target = 'all', by = 'all' } = useAddress();
  const requests = useData(
    `requests ${target}`,
    () => control.get<LoggedRequest[]>(`/requests${target === 'all' ? '' : `?target=${target}`}`),
    LOOK_EVERY_MS,
  );
  return (
    <Page title="Wire" testId="page-wire" intro="What went over the wire since the last reset, newest first.">
      <div className="row end">
        <Choice
          label="To"
          testId="wire-target"
          value={target}
          options={[
            { value: 'all', label: 'Everywhere' },
            ...Object.entries(TARGETS).map(([value, label]) => ({ value, label })),
          ]}
          onChoose={(next) => go({ target: next === 'all' ? undefined : next })}
        />
        <Choice
          label="By"
          testId="wire-by"
          value={by}
          options={[
            { value: 'all', label: 'Everybody' },
            { value: 'app', label: 'The app' },
            { value: 'client', label: 'People and nps.today' },
          ]}
          onChoose={(next) => go({ by: next === 'all' ? undefined : next })}
        />
      </div>
      <Shown from={requests}>
        {(list) => <Requests list={list.filter((each) => by === 'all' || each.by === by).reverse()} />}
      </Shown>
      <Costs />
      <Storage />
    </Page>
  );
}

function Requests({ list }: { list: LoggedRequest[] }): JSX.Element {
  if (list.length === 0) return <p data-testid="wire-empty">Nothing yet.</p>;
  return (
    <div className="table-box">
      <table className="table" data-testid="wire">
        <thead>
          <tr>
            {['Time', 'To', 'By', 'Call', 'Reply', 'Content'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.slice(0, SHOWN_AT_MOST).map((each, index) => (
            <tr key={list.length - index} data-testid="wire-call">
              <td>{when(each.time)}</td>
              <td>{TARGETS[each.target] ?? each.target}</td>
              <td>{each.by === 'app' ? 'The app' : 'Others'}</td>
              <td className="path">
                <code>{`${each.method} ${each.path}`}</code>
              </td>
              <td>
                <StatusLozenge status={each.status} />
              </td>
              <td>
                <Content call={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > SHOWN_AT_MOST && <p className="subtle">{`The latest ${SHOWN_AT_MOST} of ${list.length}.`}</p>}
    </div>
  );
}

/** Drawn only when it is opened: a long log has long bodies. */
function Content({ call }: { call: LoggedRequest }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show</summary>
      {open && (
        <>
          <Payload label="Sent" value={call.requestBody} />
          <Payload label="Received" value={call.responseBody} />
        </>
      )}
    </details>
  );
}

function Costs(): JSX.Element {
  const metrics = useData('metrics', () => control.get<Metrics>('/metrics'), LOOK_EVERY_MS);
  return (
    <Card title="What it cost" testId="metrics">
      <Shown from={metrics}>
        {({ invocations, calls, kvs, queue }) => (
          <div className="row" style={{ alignItems: 'flex-start', gap: 32 }}>
            <Counts title="Invocations" counts={invocations} />
            <Counts title="Calls" counts={calls} />
            <Counts title="Storage" counts={kvs} />
            <Counts title="Queues" counts={queue} />
          </div>
        )}
      </Shown>
    </Card>
  );
}

function Counts({ title, counts }: { title: string; counts: Record<string, number> }): JSX.Element {
  const entries = Object.entries(counts);
  return (
    <div>
      <strong>{title}</strong>
      <dl className="facts">
        {entries.map(([name, count]) => (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </React.Fragment>
        ))}
      </dl>
      {entries.length === 0 && <p className="subtle">None</p>}
    </div>
  );
}

function Storage(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <Card title="What the app keeps">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary data-testid="show-storage">Show the storage as it is</summary>
        {open && <StorageDump />}
      </details>
    </Card>
  );
}

function StorageDump(): JSX.Element {
  const storage = useData('storage', () => control.get<unknown>('/storage'), LOOK_EVERY_MS);
  return <Shown from={storage}>{(dump) => <Payload label="Storage" value={dump} />}</Shown>;
}
