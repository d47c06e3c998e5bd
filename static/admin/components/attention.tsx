import React from 'react';
import { Button, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { Overview } from '../../../src/contract/admin';
import { useWords } from '../../shared/words-context';

/** What needs a person, and the way to it. */
export function Attention({ attention, onShow }: { attention: Overview['attention']; onShow: () => void }) {
  const words = useWords();
  const { parkedResponses, failedSurveys, unconfirmedSurveys } = attention;
  const lines = [
    parkedResponses > 0 && words.count('overview.parked', parkedResponses),
    failedSurveys > 0 && words.count('overview.failed', failedSurveys),
    unconfirmedSurveys > 0 && words.count('overview.unconfirmed', unconfirmedSurveys),
  ].filter((line) => line !== false);
  if (lines.length === 0) return <Text>{words.say('overview.allWell')}</Text>;
  return (
    <SectionMessage appearance="warning" title={words.say('overview.attentionTitle')}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {lines.map((line) => (
            <ListItem key={line}>
              <Text>{line}</Text>
            </ListItem>
          ))}
        </List>
        <Button onClick={onShow}>{words.say('overview.showAttention')}</Button>
      </Stack>
    </SectionMessage>
  );
}
