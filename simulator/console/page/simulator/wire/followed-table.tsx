import React, { type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { Failure } from '../../parts/parts';
import type { Followed } from '../../parts/use-tail';

interface Props<R extends { id: number }> {
  from: Followed<R>;
  columns: string[];
  name: string;
  testId: string;
  /** A row of the table, with its key. */
  children: (row: R) => ReactNode;
}

/** A list that is followed, as a table that scrolls sideways where it must. */
export function FollowedTable<R extends { id: number }>(props: Props<R>): JSX.Element {
  const { rows, more, error, older } = props.from;
  if (rows === undefined) return error === undefined ? <Spinner label="Loading" /> : <Failure text={error} />;
  return (
    <>
      <Failure text={error} />
      {rows.length === 0 ? (
        <p data-testid={`${props.testId}-empty`}>Nothing yet that matches.</p>
      ) : (
        <div className="table-box" tabIndex={0} role="region" aria-label={props.name}>
          <table className="table" data-testid={props.testId}>
            <thead>
              <tr>
                {props.columns.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.map(props.children)}</tbody>
          </table>
        </div>
      )}
      {more && (
        <div className="row">
          <Button onClick={older} testId={`${props.testId}-older`}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}
