import React from 'react';
import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import type { SurveyView } from '../../../src/contract/survey-view';
import { standing } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';

/** The surveys before the latest one, newest first. */
export function EarlierSurveys({ surveys }: { surveys: SurveyView[] }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('survey.earlier')}
      </Heading>
      <List type="unordered">
        {surveys.map((survey) => (
          <ListItem key={survey.id}>
            <Text>
              {words.say('survey.earlierLine', {
                date: words.date(survey.plannedAt),
                what: standing(words, survey),
              })}
            </Text>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}
