import React from 'react';
import { Button, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { FieldChoice, ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { findingsOf, projectTitle } from './check-words';

/** More would bury the rest of the page; the set-up lists them all. */
const MOST_LISTED = 5;

interface ProjectHealthProps {
  health: Loading<ProjectFieldCheck[]>;
  fields: FieldChoice;
  onOpenFields(): void;
}

/** The projects in which responses cannot be written, each with its reason and cure; nothing where there is none. */
export function ProjectHealth({ health: { loaded }, fields, onOpenFields }: ProjectHealthProps) {
  const words = useWords();
  if (loaded.kind === 'loading') return <Text>{words.say('overview.checkingProjects')}</Text>;
  if (loaded.kind === 'failed') return <Text>{words.say('overview.projectsUnknown')}</Text>;
  const { value: bad } = loaded;
  if (bad.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={words.count('overview.unwritable', bad.length)}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {bad.slice(0, MOST_LISTED).map((check) => (
            <ListItem key={check.projectId}>
              <Text>{`${projectTitle(check)}: ${findingsOf(words, check, fields).join(' ')}`}</Text>
            </ListItem>
          ))}
        </List>
        <Button onClick={onOpenFields}>{words.say('overview.openFields')}</Button>
      </Stack>
    </SectionMessage>
  );
}
