import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { ShownModule } from '../../screens';
import { useAddress } from '../parts/address';
import { backend } from '../parts/api';
import { AppDialog } from '../parts/app-dialog';
import { Screen } from '../parts/frame';
import { Card, Failure, Shown } from '../parts/parts';
import { useData, type Loaded } from '../parts/use-data';

interface Props {
  issue: string;
  /** Counts what happened to the work item: display conditions and lozenge are asked for anew. */
  changes: number;
  onRefresh: () => void;
}

/** Keeps what was loaded for the last change on display while the next is loading, so that no screen is torn down. */
function useModules({ issue, changes }: Props): Loaded<ShownModule[]> {
  const { locale = 'en-US' } = useAddress();
  const [last, setLast] = useState<{ key: string; list: ShownModule[] }>();
  const key = `${issue} ${locale}`;
  const loaded = useData(`modules ${key} ${changes}`, async () => {
    const list = await backend.get<ShownModule[]>(`/modules?issue=${encodeURIComponent(issue)}&locale=${locale}`);
    setLast({ key, list });
    return list;
  });
  return { ...loaded, data: loaded.data ?? (last?.key === key ? last.list : undefined) };
}

/** The app's `jira:issuePanel`, above the comments. */
export function PanelModules(props: Props): JSX.Element {
  const modules = useModules(props);
  return (
    <Shown from={modules}>
      {(list) => (
        <>
          {list
            .filter((each) => each.type === 'jira:issuePanel')
            .map((module) =>
              module.visible ? (
                <Card key={module.key} title={module.title} testId="issue-panel">
                  <Screen module={module.key} title={module.title} issue={props.issue} onRefresh={props.onRefresh} />
                </Card>
              ) : (
                <Hidden key={module.key} module={module} testId="issue-panel-hidden" />
              ),
            )}
        </>
      )}
    </Shown>
  );
}

/** The app's `jira:issueContext`, folded at first, with its lozenge. */
export function ContextModules(props: Props): JSX.Element {
  const modules = useModules(props);
  return (
    <Shown from={modules}>
      {(list) => (
        <>
          {list
            .filter((each) => each.type === 'jira:issueContext')
            .map((module) =>
              module.visible ? (
                <Context key={module.key} module={module} {...props} />
              ) : (
                <Hidden key={module.key} module={module} testId="issue-context-hidden" />
              ),
            )}
        </>
      )}
    </Shown>
  );
}

/** The app's `jira:issueAction`, among the work item's actions. */
export function ActionModules(props: Props): JSX.Element {
  const modules = useModules(props);
  const [opened, setOpened] = useState<ShownModule>();
  return (
    <Shown from={modules}>
      {(list) => (
        <>
          {list
            .filter((each) => each.type === 'jira:issueAction' && each.visible)
            .map((module) => (
              <Button key={module.key} onClick={() => setOpened(module)} testId={`action-${module.key}`}>
                {module.title}
              </Button>
            ))}
          <AppDialog
            module={opened}
            issue={props.issue}
            onClose={() => (setOpened(undefined), props.onRefresh())}
            onRefresh={props.onRefresh}
          />
        </>
      )}
    </Shown>
  );
}

function Hidden({ module, testId }: { module: ShownModule; testId: string }): JSX.Element {
  return (
    <p className="subtle" data-testid={testId}>
      {module.title}: {module.reason}
    </p>
  );
}

/** The appearances that `dynamicProperties` may ask for. */
type Appearance = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';

function Context({ module, issue, onRefresh }: Props & { module: ShownModule }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <section className="card" data-testid="issue-context">
      <h2>
        <button
          type="button"
          className="fold"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="issue-context-toggle"
        >
          <span aria-hidden>{open ? '▾' : '▸'}</span>
          {module.label || module.title}
          {module.lozenge && (
            <span data-testid="issue-context-lozenge">
              <Lozenge appearance={module.lozenge.appearance as Appearance}>{module.lozenge.label}</Lozenge>
            </span>
          )}
        </button>
      </h2>
      <Failure text={module.problem} />
      {open && <Screen module={module.key} title={module.title} issue={issue} onRefresh={onRefresh} />}
    </section>
  );
}
