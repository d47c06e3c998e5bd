import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import { backend, control } from '../parts/api';
import { Faults } from './faults';
import { Card, Failure, Page, Shown, when } from '../parts/parts';
import { Reset } from './reset';
import { Tour } from './tour';
import { differences, weatherInWords, type Status } from './status';
import { useAction, useData } from '../parts/use-data';

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
      <Reset inForce={status.data?.weather} onDone={status.reload} />
      <Tour onArrived={status.reload} />
      <InForce status={status} />
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

function InForce({ status }: { status: ReturnType<typeof useData<Status>> }): JSX.Element {
  return (
    <Card title="Weather and site" testId="in-force">
      <Shown from={status}>
        {({ weather, seed, site }) => (
          <dl className="facts">
            <dt>Weather</dt>
            <dd data-testid="weather-now">{weatherInWords(weather)}</dd>
            <dt>Seed of its draws</dt>
            <dd>{seed}</dd>
            <dt>Unusual about the site</dt>
            <dd data-testid="site-now">{differences(site)}</dd>
          </dl>
        )}
      </Shown>
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
