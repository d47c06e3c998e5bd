import React from 'react';
import { Box, Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import type { FieldChoice, ProjectFieldCheck } from '../../../src/contract/admin';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

interface ProjectChecksProps {
  checks: ProjectFieldCheck[];
  fields: FieldChoice;
  /** The project whose screens are being changed. */
  repairing?: string;
  onRepair(projectId: string): void;
}

type Part = ProjectFieldCheck['notApplied'][number];
const PARTS: Part[] = ['rating', 'comment'];
const LOOK = { ready: 'success', missing: 'moved', 'team-managed': 'new', unknown: 'default' } as const;

/** Project by project: can both fields be written, and what to do where they cannot. */
export function ProjectChecks({ checks, fields, repairing, onRepair }: ProjectChecksProps) {
  const words = useWords();
  return (
    <Stack space="space.150">
      {checks.map((check) => (
        <Box key={check.projectId}>
          <Stack space="space.050" alignInline="start">
            <Inline space="space.100" alignBlock="center" shouldWrap>
              <Text weight="semibold">{`${check.projectName} (${check.projectKey})`}</Text>
              <Lozenge appearance={LOOK[check.kind]}>{words.say(`fields.${check.kind}`)}</Lozenge>
            </Inline>
            <Text>{findingOf(words, check, fields)}</Text>
            {check.kind === 'missing' && (
              <LoadingButton isLoading={repairing === check.projectId} onClick={() => onRepair(check.projectId)}>
                {words.say(check.notApplied.length > 0 ? 'fields.applyTo' : 'fields.repairOf', {
                  project: check.projectName,
                })}
              </LoadingButton>
            )}
          </Stack>
        </Box>
      ))}
    </Stack>
  );
}

/** What was found, with the cure: "On 3 of 4 screens; add to Bug edit screen." */
function findingOf(words: Words, { kind, notApplied, screens }: ProjectFieldCheck, fields: FieldChoice): string {
  switch (kind) {
    case 'ready':
      return words.say('fields.onAll');
    case 'unknown':
      return words.say('fields.unknownHelp');
    case 'team-managed':
      return [
        words.say('fields.teamManaged', { rating: fields.rating?.name ?? '', comment: fields.comment?.name ?? '' }),
        ...typesWithout(words, screens),
      ].join(' ');
    case 'missing': {
      const context =
        notApplied.length > 0 ? [words.say('fields.notApplied', { fields: namesOf(words, fields, notApplied) })] : [];
      return [...context, ...onScreens(words, screens, fields)].join(' ');
    }
  }
}

function typesWithout(words: Words, types: ProjectFieldCheck['screens']): string[] {
  const lacking = lackingOf(types);
  return lacking.length > 0 ? [words.say('fields.typesWithout', { types: quoted(words, lacking) })] : [];
}

function onScreens(words: Words, screens: ProjectFieldCheck['screens'], fields: FieldChoice): string[] {
  const lacking = lackingOf(screens);
  if (lacking.length === 0) return [];
  const parts = PARTS.filter((part) => screens.some((screen) => screen.missing.includes(part)));
  const ready = words.number(screens.length - lacking.length);
  const values = { ready, fields: namesOf(words, fields, parts), missing: quoted(words, lacking) };
  return [words.count('fields.onScreens', screens.length, values)];
}

/** The names of those that lack a field. */
function lackingOf(screens: ProjectFieldCheck['screens']): string[] {
  return screens.filter(({ missing }) => missing.length > 0).map(({ screenName }) => screenName);
}

function namesOf(words: Words, fields: FieldChoice, parts: Part[]): string {
  return quoted(
    words,
    parts.map((part) => fields[part]?.name ?? ''),
  );
}

function quoted(words: Words, names: string[]): string {
  return words.list(names.map((name) => `“${name}”`));
}
