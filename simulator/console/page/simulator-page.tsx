import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import { backend, control } from './api';
import { Faults } from './faults';
import { Card, Choice, Failure, Page, Shown, when } from './parts';
import { useAction, useData } from './use-data';

interface Status {
  ready: boolean;
  jiraUrl: string;
  npsTodayUrl: string;
  webTriggerUrl: string | null;
  now: string;
}

type Scenario = 'guide' | 'fresh' | 'large';

const SCENARIOS: { value: Scenario; label: string }[] = [
  { value: 'guide', label: 'As in the guide: connected and mapped' },
  { value: 'fresh', label: 'Fresh: just installed, nothing set up' },
  { value: 'large', label: 'Large: 20 projects, 5,000 work items' },
];

const STEPS: { label: string; seconds: number; name: string }[] = [
  { label: 'Five minutes', seconds: 300, name: 'five-minutes' },
  { label: 'An hour', seconds: 3_600, name: 'hour' },
  { label: 'A day', seconds: 86_400, name: 'day' },
];

const LOOK_EVERY_MS = 2_000;

/** Scenario, time and faults. */
export function SimulatorPage(): JSX.Element {
  const status = useData('status', () => control.get<Status>('/status'), LOOK_EVERY_MS);
  return (
    <Page title="Simulator" testId="page-simulator" intro="What no real Jira lets you do.">
      <Reset onDone={status.reload} />
      <Time status={status} />
      <Faults />
      <Card title="Addresses">
        <Shown from={status}>
          {({ jiraUrl, npsTodayUrl, webTriggerUrl }) => (
            <dl className="facts">
              <dt>Jira</dt>
              <dd>{jiraUrl}</dd>
              <dt>nps.today</dt>
              <dd>{npsTodayUrl}</dd>
              <dt>Notifications go to</dt>
              <dd>{webTriggerUrl ?? 'nowhere yet'}</dd>
            </dl>
          )}
        </Shown>
      </Card>
    </Page>
  );
}

function Reset({ onDone }: { onDone: () => Promise<void> }): JSX.Element {
  const [scenario, setScenario] = useState<Scenario>('guide');
  const [done, setDone] = useState(false);
  const { busy, error, act } = useAction();
  const reset = () => {
    setDone(false);
    act(async () => {
      await control.post('/reset', { scenario });
      setDone(true);
      await onDone();
    });
  };
  return (
    <Card title="Start over">
      <div className="row end">
        <Choice label="Scenario" testId="scenario" value={scenario} options={SCENARIOS} onChoose={setScenario} />
        <Button appearance="warning" isDisabled={busy} onClick={reset} testId="reset">
          Reset
        </Button>
        <span role="status" data-testid="reset-done">
          {busy ? 'Resetting…' : done ? 'Everything is as at the start.' : ''}
        </span>
      </div>
      <Failure text={error} />
    </Card>
  );
}

function Time({ status }: { status: ReturnType<typeof useData<Status>> }): JSX.Element {
  const [pending, setPending] = useState<number>();
  const scheduled = useData('scheduled', () => backend.get<string[]>('/scheduled'));
  const { busy, error, act } = useAction();
  const then = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      await status.reload();
    });
  return (
    <Card title="Time">
      <Shown from={status}>
        {({ now }) => (
          <p>
            It is <strong data-testid="now">{when(now)}</strong>.
          </p>
        )}
      </Shown>
      <div className="row" role="group" aria-label="Move the clock forward">
        {STEPS.map(({ label, seconds, name }) => (
          <Button
            key={name}
            isDisabled={busy}
            testId={`advance-${name}`}
            onClick={() => then(() => control.post('/clock', { advanceSeconds: seconds }))}
          >
            {`${label} later`}
          </Button>
        ))}
        <Button
          isDisabled={busy}
          testId="idle"
          onClick={() => then(async () => setPending((await control.post<{ pending: number }>('/idle')).pending))}
        >
          Finish what is due
        </Button>
        {(scheduled.data ?? []).map((key) => (
          <Button
            key={key}
            isDisabled={busy}
            testId={`run-${key}`}
            onClick={() => then(() => control.post('/scheduled', { module: key }))}
          >
            {`Run “${key}” now`}
          </Button>
        ))}
      </div>
      {pending !== undefined && <p role="status">{`Nothing is due. Waiting for later: ${pending}.`}</p>}
      <Failure text={error} />
    </Card>
  );
}
