import React, { useState } from 'react';
import { Button, Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { failureWords } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { findingsOf, projectTitle, refusalOf } from './check-words';
import { type CheckedProject, type FixRun, isFixable } from './use-project-checks';

/** More rows than this are shown on demand. */
const SHOWN_AT_FIRST = 20;

interface RowProps {
  fields: FieldChoice;
  run?: FixRun;
  /** The option to write in locked statuses is being switched on. */
  isAllowing: boolean;
  onFix(project: CheckedProject): void;
  /** Lets the app write also where a status lets nobody edit, in every project. */
  onWriteLocked(): void;
}

const APPEARANCE = {
  ready: 'success',
  missing: 'moved',
  'team-managed': 'new',
  locked: 'moved',
  hidden: 'removed',
  'read-only': 'removed',
  gone: 'removed',
  refused: 'removed',
  unknown: 'default',
} as const;

/** The projects that need something, what it is, and what was tried; those first that the app can see to. */
export function ProblemList({ problems, ...row }: RowProps & { problems: CheckedProject[] }) {
  const words = useWords();
  const [showsAll, setShowsAll] = useState(false);
  if (problems.length === 0) return null;
  // What was tried stays among the first: rows must not change places while a run goes through them.
  const isFirst = (project: CheckedProject) => isFixable(project) || project.wasTried;
  const sorted = [...problems.filter(isFirst), ...problems.filter((project) => !isFirst(project))];
  const shown = showsAll ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  return (
    <Stack space="space.200">
      {shown.map((project) => (
        <ProblemRow key={project.check.projectId} project={project} {...row} />
      ))}
      {shown.length < sorted.length && (
        <Inline>
          <Button appearance="subtle" onClick={() => setShowsAll(true)}>
            {words.count('fields.showAll', sorted.length)}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function ProblemRow({
  project,
  fields,
  run,
  isAllowing,
  onFix,
  onWriteLocked,
}: RowProps & { project: CheckedProject }) {
  const words = useWords();
  const { check, failure, wasTried } = project;
  const { kind, projectId, notApplied, notInScheme, projectName } = check;
  const isAt = run?.projectId === projectId;
  const isOther = run !== undefined && !isAt;
  return (
    <Stack space="space.050" alignInline="start">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text weight="semibold">{projectTitle(check)}</Text>
        <Lozenge appearance={APPEARANCE[kind]}>{words.say(`fields.${kind}`)}</Lozenge>
      </Inline>
      {failure && <Text>{failureWords(words, failure)}</Text>}
      <Text>{findingsOf(words, check, fields).join(' ')}</Text>
      {wasTried && !failure && kind === 'missing' && <Text>{refusalOf(words, check).join(' ')}</Text>}
      {kind === 'missing' && (
        <LoadingButton isLoading={isAt} isDisabled={isOther} onClick={() => onFix(project)}>
          {words.say(notApplied.length + notInScheme.length > 0 ? 'fields.applyTo' : 'fields.repairOf', {
            project: projectName,
          })}
        </LoadingButton>
      )}
      {check.locked && (
        <LoadingButton isLoading={isAllowing} isDisabled={run !== undefined} onClick={onWriteLocked}>
          {words.say('fields.writeLocked')}
        </LoadingButton>
      )}
    </Stack>
  );
}
