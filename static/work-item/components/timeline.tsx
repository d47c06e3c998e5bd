import React from 'react';
import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import type { HistoryView } from '../../../src/contract/survey-view';
import { useWords } from '../../shared/words-context';
import { timelineLines } from '../timeline-lines';

/** What happened to the survey and when, oldest first. */
export function Timeline({ history }: { history: HistoryView[] }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('survey.timeline')}
      </Heading>
      <List type="ordered">
        {timelineLines(words, history).map(({ at, text }) => (
          <ListItem key={`${at} ${text}`}>
            <Text>{words.say('survey.earlierLine', { date: words.dateTime(at), what: text })}</Text>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}
