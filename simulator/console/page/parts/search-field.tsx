import React, { useEffect, useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { Field } from './parts';

interface Props {
  label: string;
  /** What is searched for now; undefined: nothing. */
  value?: string;
  onSearch: (text: string | undefined) => void;
  testId: string;
}

/** A text to search for: with Enter or the button, so that not every letter is a search of its own. */
export function SearchField({ label, value = '', onSearch, testId }: Props): JSX.Element {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim() || undefined);
  };
  return (
    <form className="row end" onSubmit={search}>
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="search"
            className="input"
            data-testid={testId}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit">Search</Button>
    </form>
  );
}
