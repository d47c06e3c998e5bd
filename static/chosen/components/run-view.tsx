import React from 'react';
import { Button, Heading, Inline, Link, List, ListItem, ProgressBar, Stack, Text } from '@forge/react';
import type { ExplainedOne } from '../../../src/contract/chosen';
import { DecisionView } from '../../shared/components/decision-view';
import { failureWords } from '../../shared/components/notes';
import { lozengeOf, reasonSentence, surveySentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { Done, Run } from '../use-run';

interface RunViewProps {
  run: Run;
  onStop(): void;
  onLeave(): void;
}

/** How far it has come, and what became of each work item. */
export function RunView({ run, onStop, onLeave }: RunViewProps) {
  const words = useWords();
  const { done, of, isRunning } = run;
  const progress = words.say('chosen.progress', { done: words.number(done.length), of: words.number(of) });
  return (
    <Stack space="space.150">
      <Heading size="xsmall" as="h3">
        {words.say(`chosen.results.${run.deed}`)}
      </Heading>
      <Text>{progress}</Text>
      {isRunning && <ProgressBar value={of === 0 ? 1 : done.length / of} ariaLabel={progress} />}
      <Inline>
        <Button onClick={isRunning ? onStop : onLeave}>{words.say(isRunning ? 'chosen.stop' : 'chosen.back')}</Button>
      </Inline>
      <List type="unordered">
        {done.map((each) => (
          <ListItem key={each.item.id}>
            <Result done={each} isAlone={of === 1} />
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}

function Result({ done, isAlone }: { done: Done; isAlone: boolean }) {
  const words = useWords();
  const { key } = done.item;
  const decision = done.deed === 'explain' ? done.value.decision : undefined;
  return (
    <Stack space="space.050">
      <Inline space="space.050" shouldWrap>
        <Link href={`/browse/${key}`} openNewTab>
          {key}
        </Link>
        <Text>{resultWords(words, done)}</Text>
      </Inline>
      {isAlone && decision && <DecisionView decision={decision} />}
    </Stack>
  );
}

/** What became of one work item. */
function resultWords(words: Words, done: Done): string {
  switch (done.deed) {
    case 'failed':
      return failureWords(words, done.failure, { 'not-possible-now': 'survey.notNow' });
    case 'send':
      return words.say(`chosen.sent.${done.value.became}`);
    case 'exclude':
      return words.say(`chosen.excluded.${done.value.became}`);
    case 'explain':
      return explainedWords(words, done.value);
  }
}

function explainedWords(words: Words, { survey, otherwise }: ExplainedOne): string {
  if (survey) return [`${lozengeOf(words, survey).text}.`, surveySentence(words, survey)].filter(Boolean).join(' ');
  const why = reasonSentence(words, otherwise?.reason);
  return [words.say(`chosen.never.${otherwise?.outcome ?? 'later'}`), why].filter(Boolean).join(' ');
}
