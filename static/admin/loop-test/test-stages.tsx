import React from 'react';
import { Inline, List, ListItem, Lozenge, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { LoopTest } from '../../../src/contract/admin/loop-test';
import { ParkedNote } from '../../shared/components/parked-note';
import { ratingWords, reasonSentence } from '../../shared/survey-words';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';

type State = LoopTest['state'];

/** The way of a survey, with the states that prove each stage. */
const STAGES: { label: WordKey; proof: State[] }[] = [
  { label: 'loop.stagePlanned', proof: ['planned', 'scheduled'] },
  { label: 'loop.stageSending', proof: ['sending'] },
  { label: 'loop.stageSent', proof: ['sent'] },
  { label: 'loop.stageAnswered', proof: ['answered'] },
];
const DEAD_ENDS: State[] = ['skipped', 'cancelled', 'failed', 'unconfirmed', 'expired'];

/** True when nothing more will happen by itself. */
export function isOver({ state, parked }: Pick<LoopTest, 'state' | 'parked'>): boolean {
  return parked !== undefined || state === 'answered' || DEAD_ENDS.includes(state);
}

/** Each stage with its time, the one being waited for, and how it ended. */
export function TestStages({ test, fieldNames }: { test: LoopTest; fieldNames: Record<string, string> }) {
  const words = useWords();
  const { workItemKey, state, history, rating, parked } = test;
  const times = STAGES.map(({ proof }) => history.find((entry) => proof.includes(entry.state))?.at);
  const waitingFor = isOver(test) ? -1 : times.indexOf(undefined);
  return (
    <Stack space="space.150">
      <List type="ordered">
        {STAGES.map(({ label }, index) => (
          <ListItem key={label}>
            <Stage label={words.say(label)} at={times[index]} isWaiting={index === waitingFor} />
          </ListItem>
        ))}
      </List>
      {state === 'sent' && !parked && <Text>{words.say('loop.openMail')}</Text>}
      {DEAD_ENDS.includes(state) && (
        <SectionMessage appearance="warning" title={words.say('loop.ended')}>
          <Text>{words.say(`event.${state}`)}</Text>
          <Text>{reasonSentence(words, test.reason) ?? ''}</Text>
        </SectionMessage>
      )}
      {parked && (
        <ParkedNote parked={parked} fieldNames={fieldNames}>
          <Text>{words.say('loop.parked')}</Text>
        </ParkedNote>
      )}
      {state === 'answered' && !parked && (
        <SectionMessage appearance="success" title={words.say('loop.finishedTitle')}>
          <Text>
            {rating === undefined
              ? words.say('event.answered')
              : words.say('loop.finished', { key: workItemKey, rating: ratingWords(words, rating) })}
          </Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

function Stage({ label, at, isWaiting }: { label: string; at?: number; isWaiting: boolean }) {
  const words = useWords();
  return (
    <Inline space="space.100" alignBlock="center">
      <Text>{label}</Text>
      {at !== undefined && <Lozenge appearance="success">{words.time(at)}</Lozenge>}
      {isWaiting && <Spinner size="small" label={words.say('loop.waiting')} />}
      {isWaiting && <Text color="color.text.subtle">{words.say('loop.waiting')}</Text>}
    </Inline>
  );
}
