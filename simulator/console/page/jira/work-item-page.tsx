import React, { useEffect, useRef, useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { pageChanges, useAddress } from '../parts/address';
import { backend, jira } from '../parts/api';
import { Comments } from './comments';
import { broadcast } from '../parts/frame';
import { ActionModules, ContextModules, PanelModules } from './issue-modules';
import { Card, Failure, Shown, To } from '../parts/parts';
import type { WorkItem } from './replies';
import { StatusName } from './status-name';
import { useAction, useData } from '../parts/use-data';
import { WorkItemFacts } from './work-item-facts';

const POLL_EVERY_MS = 2_000;

/** One work item as Jira shows it, with the app's panel and context. */
export function WorkItemPage(): JSX.Element {
  const { key = '' } = useAddress();
  const [changes, setChanges] = useState(0);
  const item = useData(`item ${key}`, () => jira.get<WorkItem>(`/issue/${key}?expand=names,transitions`));
  const refresh = () => {
    void item.reload();
    setChanges((count) => count + 1);
  };
  usePulse(key, () => {
    refresh();
    broadcast('JIRA_ISSUE_CHANGED', { issueId: item.data?.id });
    // The app writes to Jira first and notes it afterwards; its lozenge shows only what is noted.
    setTimeout(() => setChanges((count) => count + 1), POLL_EVERY_MS);
  });
  return (
    <div className="page wide" data-testid="page-work-item">
      <To to={pageChanges('work-items')} className="link">
        All work items
      </To>
      <Shown from={item}>
        {(loaded) => (
          <div className="work-item">
            <div className="column">
              <Summary item={loaded} onChanged={refresh} />
              <Transitions item={loaded} onChanged={refresh} />
              <div className="row">
                <ActionModules issue={loaded.key} changes={changes} onRefresh={refresh} />
              </div>
              <PanelModules issue={loaded.key} changes={changes} onRefresh={refresh} />
              <Comments issue={loaded.key} changes={changes} />
            </div>
            <aside className="column" aria-label="Details and apps">
              <Card title="Details" testId="details">
                <WorkItemFacts item={loaded} />
              </Card>
              <ContextModules issue={loaded.key} changes={changes} onRefresh={refresh} />
            </aside>
          </div>
        )}
      </Shown>
    </div>
  );
}

/** Calls `changed` when the work item or one of its properties is no longer what it was, whoever changed it. */
function usePulse(key: string, changed: () => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    let last: string | undefined;
    const poll = async () => {
      const pulse = await backend.get<string>(`/pulse?issue=${encodeURIComponent(key)}`).catch(() => undefined);
      if (pulse !== undefined && last !== undefined && pulse !== last) latest.current();
      last = pulse ?? last;
    };
    void poll();
    const timer = setInterval(() => void poll(), POLL_EVERY_MS);
    return () => clearInterval(timer);
  }, [key]);
}

function Summary({ item, onChanged }: { item: WorkItem; onChanged: () => void }): JSX.Element {
  const [draft, setDraft] = useState<string>();
  const { busy, error, act } = useAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      await jira.put(`/issue/${item.key}`, { fields: { summary: draft } });
      setDraft(undefined);
      onChanged();
    });
  };
  if (draft === undefined) {
    return (
      <div className="row spread">
        <Heading size="large" as="h1" testId="summary">
          {`${item.key}: ${item.fields.summary ?? ''}`}
        </Heading>
        <Button onClick={() => setDraft(item.fields.summary ?? '')} testId="edit-summary">
          Edit summary
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={save} className="column">
      <Heading size="large" as="h1">
        {item.key}
      </Heading>
      <div className="row">
        <input
          className="input"
          size={50}
          aria-label="Summary"
          data-testid="summary-input"
          value={draft}
          autoFocus
          onChange={(event) => setDraft(event.target.value)}
        />
        <Button type="submit" appearance="primary" isDisabled={busy} testId="save-summary">
          Save
        </Button>
        <Button onClick={() => setDraft(undefined)}>Cancel</Button>
      </div>
      <Failure text={error} />
    </form>
  );
}

function Transitions({ item, onChanged }: { item: WorkItem; onChanged: () => void }): JSX.Element {
  const { busy, error, act } = useAction();
  const move = (id: string) =>
    act(async () => {
      await jira.post(`/issue/${item.key}/transitions`, { transition: { id } });
      onChanged();
    });
  return (
    <section aria-label="Status" className="column">
      <div className="row">
        <span data-testid="status">
          <StatusName status={item.fields.status} />
        </span>
        {item.transitions.map((transition) => (
          <Button
            key={transition.id}
            isDisabled={busy}
            onClick={() => move(transition.id)}
            testId={`transition-${transition.to.name.toLowerCase().replaceAll(' ', '-')}`}
          >
            {transition.name === transition.to.name ? `Move to ${transition.to.name}` : transition.name}
          </Button>
        ))}
      </div>
      <Failure text={error} />
    </section>
  );
}
