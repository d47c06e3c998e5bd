import React from 'react';
import { Box, Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import type { FieldChoice, ProjectFieldCheck } from '../../../src/contract/admin/fields';
import { useWords } from '../../shared/words-context';
import { findingsOf, projectTitle } from './check-words';

interface ProjectChecksProps {
  checks: ProjectFieldCheck[];
  fields: FieldChoice;
  /** The project in which something is being changed. */
  changing?: string;
  onRepair(projectId: string): void;
  /** Lets the app write also where a status lets nobody edit, in every project. */
  onWriteLocked(projectId: string): void;
}

const APPEARANCE = {
  ready: 'success',
  missing: 'moved',
  'team-managed': 'new',
  locked: 'moved',
  hidden: 'removed',
  'read-only': 'removed',
  gone: 'removed',
  unknown: 'default',
} as const;

/** Project by project: can both fields be written, and what to do where they cannot. */
export function ProjectChecks({ checks, ...rest }: ProjectChecksProps) {
  return (
    <Stack space="space.150">
      {checks.map((check) => (
        <Box key={check.projectId}>
          <ProjectCheck check={check} {...rest} />
        </Box>
      ))}
    </Stack>
  );
}

function ProjectCheck({
  check,
  fields,
  changing,
  onRepair,
  onWriteLocked,
}: Omit<ProjectChecksProps, 'checks'> & { check: ProjectFieldCheck }) {
  const words = useWords();
  const { projectId: id, projectName: project, kind, notApplied, notInScheme } = check;
  const isChanging = changing === id;
  return (
    <Stack space="space.050" alignInline="start">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text weight="semibold">{projectTitle(check)}</Text>
        <Lozenge appearance={APPEARANCE[kind]}>{words.say(`fields.${kind}`)}</Lozenge>
      </Inline>
      <Text>{findingsOf(words, check, fields).join(' ')}</Text>
      {kind === 'missing' && (
        <LoadingButton isLoading={isChanging} onClick={() => onRepair(id)}>
          {words.say(notApplied.length + notInScheme.length > 0 ? 'fields.applyTo' : 'fields.repairOf', { project })}
        </LoadingButton>
      )}
      {check.locked && (
        <LoadingButton isLoading={isChanging} onClick={() => onWriteLocked(id)}>
          {words.say('fields.writeLocked')}
        </LoadingButton>
      )}
    </Stack>
  );
}
