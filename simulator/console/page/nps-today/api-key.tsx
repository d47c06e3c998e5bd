import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { DEMO_API_KEY } from '../../../nps-today/state';
import { control } from '../parts/api';
import { Card, Failure, Field } from '../parts/parts';
import { useAction } from '../parts/use-data';

/** The organisation's API key: what the app's admin pastes into the set-up. */
export function ApiKey(): JSX.Element {
  const [current, setCurrent] = useState(DEMO_API_KEY);
  const [draft, setDraft] = useState('');
  const { busy, error, act } = useAction();
  const replace = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      await control.npsToday({ action: 'set-api-key', apiKey: draft });
      setCurrent(draft);
      setDraft('');
    });
  };
  return (
    <Card title="API key">
      <p>
        <code data-testid="api-key">{current}</code>{' '}
        <span className="subtle">{current === DEMO_API_KEY ? '(as it is after a reset)' : ''}</span>
      </p>
      <form onSubmit={replace} className="row end">
        <Field label="Replace it by">
          {(id) => (
            <input
              id={id}
              className="input"
              size={32}
              data-testid="new-api-key"
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" isDisabled={busy || draft === ''} testId="replace-api-key">
          Replace
        </Button>
      </form>
      <Failure text={error} />
    </Card>
  );
}
