import React from 'react';
import { Button, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { findingsOf, projectTitle } from './check-words';
import type { ProjectHealth } from './use-project-health';

/** More would bury the rest of the page; the set-up lists them all. */
const MOST_LISTED = 5;

interface ProjectHealthNoteProps {
  health: Loading<ProjectHealth>;
  fields: FieldChoice;
  onOpenFields(): void;
}

/** The projects in which responses cannot be written, each with its reason and cure, and how many were not asked about. */
export function ProjectHealthNote({ health: { loaded }, fields, onOpenFields }: ProjectHealthNoteProps) {
  const words = useWords();
  if (loaded.kind === 'loading') return <Text>{words.say('overview.checkingProjects')}</Text>;
  if (loaded.kind === 'failed') return <Text>{words.say('overview.projectsUnknown')}</Text>;
  const { unwritable, unknown, checked, all } = loaded.value;
  return (
    <Stack space="space.100">
      {unwritable.length > 0 && <Unwritable unwritable={unwritable} fields={fields} onOpenFields={onOpenFields} />}
      {unknown > 0 && <Text>{words.say('overview.projectsUnknown')}</Text>}
      {checked < all && (
        <Text>{words.say('overview.someChecked', { checked: words.number(checked), all: words.number(all) })}</Text>
      )}
    </Stack>
  );
}

type UnwritableProps = Pick<ProjectHealthNoteProps, 'fields' | 'onOpenFields'> & Pick<ProjectHealth, 'unwritable'>;

function Unwritable({ unwritable, fields, onOpenFields }: UnwritableProps) {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words.count('overview.unwritable', unwritable.length)}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {unwritable.slice(0, MOST_LISTED).map((check) => (
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
