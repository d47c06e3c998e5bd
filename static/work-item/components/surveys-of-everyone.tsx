import React from 'react';
import { List, ListItem, Stack, Text } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { standing } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

type Together = NonNullable<WorkItemSurvey['together']>;

/** Where several people are asked about one completion: how the survey of each stands, and what their ratings come to. */
export function SurveysOfEveryone({ together: { ratings, surveys } }: { together: Together }) {
  const words = useWords();
  const title = words.say('survey.together.title', { n: words.number(surveys.length) });
  return (
    <Stack space="space.050">
      <Text>{`${title} ${words.say(`survey.together.${ratings}`)}`}</Text>
      <List type="unordered">
        {surveys.map((survey) => (
          <ListItem key={survey.id}>
            <Text>
              {words.say('survey.together.line', { who: whoOf(words, survey), what: standing(words, survey) })}
            </Text>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}

/** No name is kept of them. */
function whoOf(words: Words, { from }: Together['surveys'][number]): string {
  if (!from) return words.say('survey.together.somebody');
  return from.field ?? words.say('survey.together.reporter');
}
