import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import { pageChanges } from '../parts/address';
import { control } from '../parts/api';
import { Card, Failure, Shown, To } from '../parts/parts';
import { useAction, useData } from '../parts/use-data';

interface Stop {
  name: string;
  title: string;
  shows: string;
  look: { label: string; page: string; [name: string]: string }[];
}

/** The states worth seeing, each one click away. Everything starts over on the way. */
export function Tour({ onArrived }: { onArrived: () => Promise<void> }): JSX.Element {
  const stops = useData('tour', () => control.get<Stop[]>('/tour'));
  const [underWay, setUnderWay] = useState<Stop>();
  const [arrived, setArrived] = useState<Stop>();
  const { busy, error, act } = useAction();
  const go = (stop: Stop) => {
    setUnderWay(stop);
    setArrived(undefined);
    act(async () => {
      await control.post('/tour', { stop: stop.name });
      setArrived(stop);
      await onArrived();
    });
  };
  return (
    <Card title="Tour of the failure modes" testId="tour">
      <p className="subtle">Each starts over, in still weather until it is there.</p>
      <div role="status" data-testid="tour-state">
        {busy && underWay && `On the way: ${underWay.title}…`}
        {!busy && arrived && <Arrived stop={arrived} />}
      </div>
      <Failure text={error} />
      <Shown from={stops}>
        {(list) => (
          <ul className="stops">
            {list.map((stop) => (
              <li key={stop.name}>
                <Button spacing="compact" isDisabled={busy} onClick={() => go(stop)} testId={`stop-${stop.name}`}>
                  {stop.title}
                </Button>
                <p className="subtle">{stop.shows}</p>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Card>
  );
}

function Arrived({ stop }: { stop: Stop }): JSX.Element {
  return (
    <span className="row">
      <strong>{stop.title}.</strong> Look at:
      {stop.look.map(({ label, page, ...more }) => (
        <To key={label} to={pageChanges(page, more)}>
          {label}
        </To>
      ))}
    </span>
  );
}
