import React from 'react';
import Button from '@atlaskit/button/new';
import { go, pageChanges } from '../../parts/address';
import { control } from '../../parts/api';
import { Failure, Payload, Shown, StatusLozenge, To } from '../../parts/parts';
import { exactly, lasted } from '../../parts/times';
import { useAction, useData } from '../../parts/use-data';
import type { WireCall, WireRow } from './replies';

/** What a call carried, every attempt at it, and, where it came to the app, *Resend*. */
export function CallDetail({ id }: { id: number }): JSX.Element {
  const call = useData(`call ${id}`, () => control.get<WireCall>(`/wire/${id}`));
  const { busy, error, act } = useAction();
  const resend = () =>
    act(async () => {
      const again = await control.post<WireCall>(`/wire/${id}/resend`);
      go({ call: String(again.id) });
    });
  return (
    <div className="column" data-testid="call-detail">
      <Shown from={call}>
        {(loaded) => (
          <>
            {loaded.attempts.length > 1 && <Attempts list={loaded.attempts} shown={id} />}
            <div className="row">
              {loaded.target === 'webtrigger' && (
                <Button spacing="compact" isDisabled={busy} onClick={resend} testId="resend">
                  Resend
                </Button>
              )}
              {loaded.workItems.map((key) => (
                <To key={key} to={pageChanges('work-item', { key })}>
                  {`Open ${key}`}
                </To>
              ))}
            </div>
            <Failure text={error} />
            <Payload label="Sent" value={loaded.requestBody} />
            <Payload label="Received" value={loaded.responseBody} />
          </>
        )}
      </Shown>
    </div>
  );
}

function Attempts({ list, shown }: { list: WireRow[]; shown: number }): JSX.Element {
  return (
    <ol className="attempts" aria-label="Attempts" data-testid="attempts">
      {list.map(({ id, time, status, durationMs }) => (
        <li key={id}>
          <To to={{ call: String(id) }} aria-current={id === shown ? 'true' : undefined}>
            {exactly(time)}
          </To>{' '}
          <StatusLozenge status={status} /> {lasted(durationMs)}
        </li>
      ))}
    </ol>
  );
}
