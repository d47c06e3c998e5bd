import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import type { Fault, FaultKind, FaultTarget } from '../../../shared/faults';
import { control } from '../parts/api';
import { Card, Choice, Failure, Field, Shown } from '../parts/parts';
import { useAction, useData } from '../parts/use-data';

const TARGETS: { value: FaultTarget; label: string }[] = [
  { value: 'jira', label: 'Calls to Jira' },
  { value: 'nps-today', label: 'Calls to nps.today' },
  { value: 'kvs', label: 'Storage' },
  { value: 'queue', label: 'Queues' },
  { value: 'webtrigger', label: 'Web triggers' },
  { value: 'function', label: 'Functions' },
];

const KINDS: { value: FaultKind; label: string }[] = [
  { value: 'status', label: 'is refused' },
  { value: 'timeout', label: 'gets no reply' },
  { value: 'reset', label: 'loses the connection' },
  { value: 'slow', label: 'is slow' },
  { value: 'duplicate', label: 'happens twice' },
  { value: 'drop', label: 'is lost without a word' },
  { value: 'crash-after', label: 'takes effect, then the function dies' },
];

function named<T extends string>(list: { value: T; label: string }[], value: T): string {
  return list.find((each) => each.value === value)?.label ?? value;
}

/** What will go wrong next, for the app only. */
export function Faults(): JSX.Element {
  const faults = useData('faults', () => control.get<{ faults: Fault[] }>('/faults'), 2_000);
  const [target, setTarget] = useState<FaultTarget>('jira');
  const [kind, setKind] = useState<FaultKind>('status');
  const [status, setStatus] = useState('503');
  const [times, setTimes] = useState('1');
  const [match, setMatch] = useState('');
  const { busy, error, act } = useAction();
  const add = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      const more = { ...(match && { match }), ...(kind === 'status' && { status: Number(status) }) };
      await control.post('/faults', { target, kind, times: Number(times), ...more });
      await faults.reload();
    });
  };
  const clear = () =>
    act(async () => {
      await control.remove('/faults');
      await faults.reload();
    });
  return (
    <Card title="Faults" testId="faults">
      <form onSubmit={add} className="row end">
        <Choice label="What" testId="fault-target" value={target} options={TARGETS} onChoose={setTarget} />
        <Choice label="How" testId="fault-kind" value={kind} options={KINDS} onChoose={setKind} />
        {kind === 'status' && <Text label="With status" value={status} onChange={setStatus} testId="fault-status" />}
        <Text label="Only where it contains" value={match} onChange={setMatch} testId="fault-match" />
        <Text label="How often" value={times} onChange={setTimes} testId="fault-times" />
        <Button type="submit" isDisabled={busy} testId="fault-add">
          Add
        </Button>
        <Button isDisabled={busy} onClick={clear} testId="fault-clear">
          Clear all
        </Button>
      </form>
      <Failure text={error} />
      <Shown from={faults}>
        {(list) =>
          list.faults.length === 0 ? (
            <p className="subtle">Nothing will go wrong.</p>
          ) : (
            <ul data-testid="fault-list" style={{ paddingInlineStart: 20 }}>
              {list.faults.map((fault, index) => (
                <li key={index}>
                  {named(TARGETS, fault.target)}: {named(KINDS, fault.kind)}
                  {fault.status ? ` (${fault.status})` : ''}, {fault.times ?? 1} more
                  {fault.match ? `, where it contains “${fault.match}”` : ''}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  );
}

function Text(props: { label: string; value: string; onChange: (value: string) => void; testId: string }): JSX.Element {
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input"
          size={10}
          data-testid={props.testId}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
