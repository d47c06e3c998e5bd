import React, { useId, type AnchorHTMLAttributes, type ReactNode } from 'react';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { go, hrefWith } from './address';
import type { Loaded } from './use-data';

/** A link to another view of the console. */
export function To(
  props: { to: Record<string, string | undefined>; testId?: string } & AnchorHTMLAttributes<HTMLAnchorElement>,
): JSX.Element {
  const { to, testId, children, ...rest } = props;
  return (
    <a
      {...rest}
      href={hrefWith(to)}
      data-testid={testId}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

export function Page(props: { title: string; intro?: ReactNode; children: ReactNode; testId: string }): JSX.Element {
  return (
    <div className="page" data-testid={props.testId}>
      <Heading size="large" as="h1">
        {props.title}
      </Heading>
      {props.intro && <p className="subtle">{props.intro}</p>}
      {props.children}
    </div>
  );
}

export function Card(props: { title: string; children: ReactNode; testId?: string; aside?: ReactNode }): JSX.Element {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id} data-testid={props.testId}>
      <div className="row spread">
        <Heading size="small" as="h2" id={id}>
          {props.title}
        </Heading>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** What is loaded, or why it is not. */
export function Shown<T>({ from, children }: { from: Loaded<T>; children: (data: T) => ReactNode }): JSX.Element {
  if (from.error !== undefined) return <Failure text={from.error} />;
  if (from.data === undefined) return <Spinner label="Loading" />;
  return <>{children(from.data)}</>;
}

export function Failure({ text }: { text?: string }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <div role="alert" data-testid="failure">
      <SectionMessage appearance="error">
        <p>{text}</p>
      </SectionMessage>
    </div>
  );
}

export function Field(props: { label: string; children: (id: string) => ReactNode; help?: string }): JSX.Element {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.help && <small className="subtle">{props.help}</small>}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChoose: (value: T) => void;
  testId: string;
}

/** A labelled native select: works with every keyboard and screen reader. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <Field label={props.label}>
      {(id) => (
        <select
          id={id}
          className="select"
          data-testid={props.testId}
          value={props.value}
          onChange={(event) => props.onChoose(event.target.value as T)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Data as it went over the wire, readable. */
export function Payload({ value, label }: { value: unknown; label: string }): JSX.Element {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <figure className="payload">
      <figcaption className="subtle">{label}</figcaption>
      <pre tabIndex={0} aria-label={label}>
        {text ?? 'empty'}
      </pre>
    </figure>
  );
}

type Appearance = 'success' | 'danger' | 'warning' | 'neutral';

/** An HTTP status with its meaning. */
export function StatusLozenge({ status }: { status: number }): JSX.Element {
  const appearance: Appearance =
    status === 0 ? 'danger' : status < 300 ? 'success' : status < 500 ? 'warning' : 'danger';
  return <Lozenge appearance={appearance}>{status === 0 ? 'No reply' : String(status)}</Lozenge>;
}

export function when(iso: string | number | undefined): string {
  return iso === undefined ? '' : new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}
