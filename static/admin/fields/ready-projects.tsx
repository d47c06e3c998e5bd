import React, { useState } from 'react';
import { Button, Inline, List, ListItem, Stack, Text } from '@forge/react';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { useWords } from '../../shared/words-context';
import { findingsOf, projectTitle } from './check-words';
import type { CheckedProject } from './use-project-checks';

/** The projects in which nothing is to be done: a line, which unfolds. */
export function ReadyProjects({ ready, fields }: { ready: CheckedProject[]; fields: FieldChoice }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  if (ready.length === 0) return null;
  const unproved = ready.filter(({ check }) => check.askedAbout !== 'finished').length;
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.count('fields.readyCount', ready.length)}</Text>
        <Button appearance="subtle" spacing="compact" onClick={() => setOpen(!isOpen)}>
          {words.say(isOpen ? 'fields.hideReady' : 'fields.showReady')}
        </Button>
      </Inline>
      {unproved > 0 && <Text>{words.count('fields.readyUnproved', unproved)}</Text>}
      {isOpen && (
        <List type="unordered">
          {ready.map(({ check }) => (
            <ListItem key={check.projectId}>
              <Text>{`${projectTitle(check)}: ${findingsOf(words, check, fields).join(' ')}`}</Text>
            </ListItem>
          ))}
        </List>
      )}
    </Stack>
  );
}
