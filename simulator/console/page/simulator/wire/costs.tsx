import React from 'react';
import { control } from '../../parts/api';
import { Card, Shown } from '../../parts/parts';
import { useData } from '../../parts/use-data';
import type { Metrics } from './replies';

const LOOK_EVERY_MS = 2_000;

/** What it cost since the last reset. */
export function Costs(): JSX.Element {
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
