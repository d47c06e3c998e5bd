import React from 'react';
import { Stack, Text } from '@forge/react';
import { FailureNote } from '../../shared/components/notes';
import { QuestionModal } from '../../shared/components/question-modal';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import type { RuleActions } from './rule-actions';

interface DeleteQuestionProps {
  name: string;
  actions: Pick<RuleActions, 'countWaiting' | 'remove' | 'onRemoved'>;
  onClose(): void;
}

/** Asks before a rule is deleted, and says what becomes of the surveys that wait on it. */
export function DeleteQuestion({ name, actions, onClose }: DeleteQuestionProps) {
  const words = useWords();
  const waiting = useLoaded(actions.countWaiting);
  const removal = useAction(actions.remove);
  async function remove() {
    const removed = await removal.run(undefined);
    if (removed.ok) await actions.onRemoved();
  }
  const count = waiting.loaded.kind === 'ready' ? waiting.loaded.value : undefined;
  return (
    <QuestionModal
      title={words.say('rules.deleteAsk', { name })}
      busy={removal.busy}
      yes={{ label: words.say('rules.deleteYes'), appearance: 'danger', onYes: () => void remove() }}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words.say('rules.deleteWaiting')}</Text>
        {count && <Text>{words.count(count.more ? 'rules.waitingAtLeast' : 'rules.waiting', count.waiting)}</Text>}
        <Text>{words.say('rules.deleteKeeps')}</Text>
        {removal.failure && (
          <FailureNote failure={removal.failure} messages={{ 'changed-meanwhile': 'rules.meanwhile' }} />
        )}
      </Stack>
    </QuestionModal>
  );
}
