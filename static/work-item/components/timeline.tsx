import React from 'react';
import { Heading, List, ListItem, Stack } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { useWords } from '../../shared/words-context';
import { timelineLines } from '../timeline-lines';
import { Acted } from './acted';

/** What happened to the survey and when, oldest first. */
export function Timeline({ survey }: { survey: NonNullable<WorkItemSurvey['latest']> }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('survey.timeline')}
      </Heading>
      <List type="ordered">
        {timelineLines(words, survey).map(({ at, text, by }) => (
          <ListItem key={`${at} ${text}`}>
            <Acted what={words.say('survey.earlierLine', { date: words.dateTime(at), what: text })} by={by} />
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}
