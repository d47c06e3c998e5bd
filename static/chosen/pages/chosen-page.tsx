import React, { useState } from 'react';
import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import type { ChosenApi } from '../../../src/contract/chosen';
import { MOST_CHOSEN } from '../../../src/contract/chosen';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote, type Messages } from '../../shared/components/notes';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { Question } from '../components/question';
import { RunView } from '../components/run-view';
import { type ChosenItems, fetchChosen } from '../fetch-chosen';
import { type Deed, useRun } from '../use-run';

const MESSAGES: Messages = { 'bad-input': 'chosen.searchWrong', 'jira-refused': 'chosen.searchWrong' };

/** How many work items are chosen, and what can be done with all of them. */
export function ChosenPage({ api }: { api: ChosenApi }) {
  const words = useWords();
  const loading = useLoaded(() => fetchChosen(api));
  return (
    <Box padding="space.100">
      <LoadedView of={loading} label={words.say('chosen.loading')} messages={MESSAGES}>
        {(chosen) =>
          chosen.items.length === 0 ? (
            <EmptyNote title={words.say('chosen.emptyTitle')} text={words.say('chosen.empty')} />
          ) : (
            <Chosen api={api} chosen={chosen} />
          )
        }
      </LoadedView>
    </Box>
  );
}

function Chosen({ api, chosen: { items, isCut } }: { api: ChosenApi; chosen: ChosenItems }) {
  const words = useWords();
  const { run, start, stop, leave } = useRun(api, items);
  const [asking, setAsking] = useState<Exclude<Deed, 'explain'>>();
  const [first, ...others] = items;
  const title =
    first && others.length === 0 ? `${first.key}: ${first.summary}` : words.count('chosen.count', items.length);
  return (
    <Stack space="space.200">
      <Heading size="small" as="h2">
        {title}
      </Heading>
      {isCut && <Text>{words.say('chosen.cut', { most: words.number(MOST_CHOSEN) })}</Text>}
      {run ? (
        <RunView run={run} onStop={stop} onLeave={leave} />
      ) : asking ? (
        <Question
          api={api}
          deed={asking}
          items={items}
          onYes={(again) => (setAsking(undefined), void start(asking, again))}
          onCancel={() => setAsking(undefined)}
        />
      ) : (
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <Button onClick={() => setAsking('send')}>{words.say('chosen.send')}</Button>
          <Button onClick={() => setAsking('exclude')}>{words.say('chosen.exclude')}</Button>
          <Button onClick={() => void start('explain', false)}>{words.say('chosen.explain')}</Button>
        </Inline>
      )}
    </Stack>
  );
}
