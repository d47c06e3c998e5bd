import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { jira } from '../parts/api';
import { Failure, Field } from '../parts/parts';
import { useAction } from '../parts/use-data';
import type { Project } from './replies';

/** Creates a work item of the project's first ordinary type, reported by the acting user. */
export function CreateWorkItem(props: { project?: Project; onCreated: (key: string) => void }): JSX.Element {
  const [summary, setSummary] = useState('');
  const { busy, error, act } = useAction();
  const create = (event: FormEvent) => {
    event.preventDefault();
    const { project } = props;
    if (!project) return;
    act(async () => {
      const meta = await jira.get<{ issueTypes?: { id: string; subtask?: boolean }[] }>(
        `/issue/createmeta/${project.key}/issuetypes`,
      );
      const type = meta.issueTypes?.find((each) => !each.subtask);
      const fields = { project: { key: project.key }, issuetype: { id: type?.id }, summary };
      const { key } = await jira.post<{ key: string }>('/issue', { fields });
      props.onCreated(key);
    });
  };
  return (
    <form onSubmit={create} className="row end" data-testid="create-work-item">
      <Field label="New work item, reported by you">
        {(id) => (
          <input
            id={id}
            className="input"
            size={40}
            value={summary}
            data-testid="create-summary"
            onChange={(event) => setSummary(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isDisabled={busy || summary.trim() === ''} testId="create-submit">
        Create
      </Button>
      <Failure text={error} />
    </form>
  );
}
