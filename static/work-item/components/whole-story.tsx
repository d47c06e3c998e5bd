import React from 'react';
import { Heading, Link, List, ListItem, Stack, Text } from '@forge/react';
import type { WorkItemApi, WorkItemStory } from '../../../src/contract/work-item';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { LEAST_RESPONSES, scoreIn } from '../../shared/nps-words';
import { ratingWords } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';

/** What a rating is to be seen beside: the score of the project, and what the respondent gave before. `about`: asks again when it changes. */
export function WholeStory({ ask, about }: { ask: WorkItemApi['getStory']; about: string }) {
  const words = useWords();
  const story = useLoaded(() => ask({}), about);
  return (
    <LoadedView of={story} label={words.say('story.loading')}>
      {({ project, days, earlier }) => (
        <Stack space="space.100">
          {project && project.responses >= LEAST_RESPONSES && (
            <Text>
              {words.say('story.project', {
                score: scoreIn(words, project),
                responses: words.count('report.responses', project.responses),
                days,
              })}
            </Text>
          )}
          <EarlierResponses earlier={earlier} />
        </Stack>
      )}
    </LoadedView>
  );
}

function EarlierResponses({ earlier }: Pick<WorkItemStory, 'earlier'>) {
  const words = useWords();
  if (!earlier) return <Text>{words.say('story.unknown')}</Text>;
  if (earlier.length === 0) return null;
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('story.earlier')}
      </Heading>
      <List type="unordered">
        {earlier.map(({ key, summary, rating, ratedAt }) => (
          <ListItem key={`${key} ${ratedAt}`}>
            <Text>
              {words.say('survey.earlierLine', { date: words.date(ratedAt), what: ratingWords(words, rating) })}{' '}
              <Link href={`/browse/${key}`} openNewTab>
                {`${key} ${summary}`}
              </Link>
            </Text>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}
