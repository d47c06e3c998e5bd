import React from 'react';
import { Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import { MOST_LISTED_PROJECTS } from '../../../src/contract/limits';
import { LoadedView } from '../../shared/components/loaded-view';
import { FailureNote, failureWords, LoadingNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { projectTitle } from './check-words';
import type { CheckProgress } from './check-projects';
import { ProblemList } from './problem-list';
import { ReadyProjects } from './ready-projects';
import { type CheckedProject, type FixEnd, type FixRun, isFixable, type ProjectChecks } from './use-project-checks';

interface ProjectChecksSectionProps {
  api: AdminApi;
  setup: Setup;
  checks: ProjectChecks;
  onSaved(): Promise<void>;
}

/** What the check of the chosen projects found: problems first, the ready ones folded. */
export function ProjectChecksSection({ api, setup, checks, onSaved }: ProjectChecksSectionProps) {
  const words = useWords();
  const { projects, run } = checks;
  const allow = useAction(() => api.saveOptions({ writeLocked: true }));

  async function writeLocked() {
    if ((await allow.run(undefined)).ok) await Promise.all([onSaved(), projects.reload()]);
  }

  return (
    <LoadedView of={projects} label={progressWords(words, checks.progress)}>
      {(found) =>
        found === null ? (
          <LoadingNote label={progressWords(words, undefined)} />
        ) : (
          <Stack space="space.150">
            {found.length === 0 && <Text>{words.say('fields.checkEmpty')}</Text>}
            <FixAll found={found} checks={checks} />
            <ProblemList
              problems={found.filter(isShown)}
              fields={setup.fields}
              run={run}
              isAllowing={allow.busy}
              onFix={(project) => void checks.fix([project])}
              onWriteLocked={() => void writeLocked()}
            />
            {allow.failure && <FailureNote failure={allow.failure} />}
            <ReadyProjects ready={found.filter((project) => !isShown(project))} fields={setup.fields} />
            {setup.scope?.projectIds === 'all' && found.length >= MOST_LISTED_PROJECTS && (
              <Text>{words.say('fields.checkedFirst', { n: words.number(found.length) })}</Text>
            )}
          </Stack>
        )
      }
    </LoadedView>
  );
}

/** A project that was fixed just now keeps its place: its row says so. */
function isShown({ check, wasTried }: CheckedProject): boolean {
  return check.kind !== 'ready' || wasTried;
}

/** One button for everything the app can see to, how far it is, and how it ended. */
function FixAll({ found, checks: { run, end, fix, stop } }: { found: CheckedProject[]; checks: ProjectChecks }) {
  const words = useWords();
  const fixable = found.filter(isFixable);
  if (run) return run.all > 1 ? <Running run={run} found={found} onStop={stop} /> : null;
  return (
    <Stack space="space.100" alignInline="start">
      {end && end.all > 1 && <Ended end={end} />}
      {fixable.length > 1 && (
        <Button onClick={() => void fix(fixable)}>{words.count('fields.fixAll', fixable.length)}</Button>
      )}
    </Stack>
  );
}

function Running({ run, found, onStop }: { run: FixRun; found: CheckedProject[]; onStop(): void }) {
  const words = useWords();
  const at = found.find(({ check }) => check.projectId === run.projectId);
  const values = {
    done: words.number(run.done),
    all: words.number(run.all),
    project: at ? projectTitle(at.check) : '',
  };
  const label = words.say(run.isStopping ? 'fields.stopping' : 'fields.fixing', values);
  return (
    <Stack space="space.100">
      <ProgressBar value={run.done / run.all} ariaLabel={label} />
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Button isDisabled={run.isStopping} onClick={onStop}>
          {words.say('fields.stop')}
        </Button>
        <Text>{label}</Text>
      </Inline>
    </Stack>
  );
}

function Ended({ end: { ready, all, left, failure } }: { end: FixEnd }) {
  const words = useWords();
  const isWhole = ready === all;
  return (
    <SectionMessage
      appearance={isWhole ? 'success' : 'warning'}
      title={words.say('fields.fixed', { ready: words.number(ready), all: words.number(all) })}
    >
      {failure && <Text>{failureWords(words, failure)}</Text>}
      {left > 0 && <Text>{words.count('fields.fixLeft', left)}</Text>}
      {ready + left < all && <Text>{words.say('fields.fixRest')}</Text>}
      {isWhole && <Text>{words.say('fields.onAll')}</Text>}
    </SectionMessage>
  );
}

function progressWords(words: Words, progress: CheckProgress | undefined): string {
  if (!progress) return words.say('fields.checkLoading');
  const { done, all } = progress;
  return words.say('fields.checkProgress', { done: words.number(done), all: words.number(all) });
}
