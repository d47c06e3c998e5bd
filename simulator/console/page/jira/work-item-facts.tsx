import React, { type ReactNode } from 'react';
import { Adf, type AdfNode } from '../../../ui-kit/components/adf';
import { when } from '../parts/parts';
import type { WorkItem } from './replies';

/** The fields of a work item by their names in Jira: people and times first, then what the site added. */
export function WorkItemFacts({ item }: { item: WorkItem }): JSX.Element {
  const { fields, names } = item;
  const own = Object.keys(fields).filter((id) => id.startsWith('customfield_'));
  return (
    <dl className="facts">
      <Fact title="Reporter">{fields.reporter?.displayName ?? 'Nobody'}</Fact>
      <Fact title="Assignee">{fields.assignee?.displayName ?? 'Nobody'}</Fact>
      <Fact title="Type">{fields.issuetype?.name}</Fact>
      <Fact title="Resolution">{fields.resolution?.name ?? 'None'}</Fact>
      {own.map((id) => (
        <Fact key={id} title={names[id] ?? id} testId={`field-${id}`}>
          {shown(fields[id])}
        </Fact>
      ))}
      <Fact title="Description">{shown(fields.description)}</Fact>
      <Fact title="Created">{when(fields.created)}</Fact>
      <Fact title="Updated">{when(fields.updated)}</Fact>
    </dl>
  );
}

function Fact(props: { title: string; children: ReactNode; testId?: string }): JSX.Element {
  return (
    <>
      <dt>{props.title}</dt>
      <dd data-testid={props.testId}>{props.children}</dd>
    </>
  );
}

function shown(value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return <span className="subtle">None</span>;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? shown(null) : value.map(plain).join(', ');
  if ((value as AdfNode).type === 'doc') return <Adf node={value as AdfNode} />;
  return plain(value);
}

/** Objects of Jira name themselves in one of a few ways. */
function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { value: option, name, displayName } = value as { value?: string; name?: string; displayName?: string };
  return option ?? name ?? displayName ?? JSON.stringify(value);
}
