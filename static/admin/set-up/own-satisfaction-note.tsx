import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';

/** Says which surveyed service projects ask a question of their own too; nothing until that is known. */
export function OwnSatisfactionNote({ api, about }: { api: AdminApi; about: string }) {
  const words = useWords();
  const { loaded } = useLoaded(() => api.getOwnSatisfaction({}), about);
  const projects = loaded.kind === 'ready' ? loaded.value : [];
  if (projects.length === 0) return null;
  return (
    <SectionMessage appearance="information" title={words.say('setup.ownSatisfactionTitle')}>
      <Text>{words.count('setup.ownSatisfaction', projects.length, { projects: words.list(projects) })}</Text>
    </SectionMessage>
  );
}
