import React from 'react';
import { SectionMessage, Stack, Text, User } from '@forge/react';
import type { RespondentView } from '../../../src/contract/respondent';
import type { Result } from '../../../src/contract/result';
import { useLoaded } from '../hooks/use-loaded';
import { reasonSentence } from '../survey-words';
import { useWords } from '../words-context';
import { LoadedView } from './loaded-view';
import type { Messages } from './notes';
import { QuestionModal } from './question-modal';

interface SendQuestionProps {
  /** Asks whom the survey would be sent to. */
  ask(): Promise<Result<RespondentView>>;
  /** One was sent about this work item before. */
  again?: boolean;
  /** The survey is being sent. */
  busy?: boolean;
  /** Better words for why that is not known. */
  messages?: Messages;
  onSend(): void;
  onCancel(): void;
}

/**
 * Asks before a survey is e-mailed: it names the person, and warns where that is somebody else than the one who asks. A
 * dialog, since that takes the keyboard's focus and gives it back.
 */
export function SendQuestion({ ask, messages, again = false, busy = false, onSend, onCancel }: SendQuestionProps) {
  const words = useWords();
  const respondent = useLoaded(ask);
  const known = respondent.loaded.kind === 'ready' ? respondent.loaded.value : undefined;
  const isNobody = known !== undefined && known.reason !== undefined;
  return (
    <QuestionModal
      title={words.say(isNobody ? 'send.nobody' : again ? 'send.askAgain' : 'send.ask')}
      busy={busy}
      wayOut={isNobody ? 'close' : 'cancel'}
      yes={known && !isNobody ? { label: words.say('send.yes'), appearance: 'primary', onYes: onSend } : undefined}
      onClose={onCancel}
    >
      <LoadedView of={respondent} label={words.say('send.loading')} messages={messages}>
        {(value) => <Whom respondent={value} />}
      </LoadedView>
    </QuestionModal>
  );
}

/** Whom a survey would go to, with a warning where that is somebody else than the one who asks. */
export function Whom({ respondent: { accountId, field, isYou, reason } }: { respondent: RespondentView }) {
  const words = useWords();
  if (field !== undefined) return <Text>{words.say('send.toField', { field })}</Text>;
  if (accountId === undefined) return <Text>{reasonSentence(words, reason)}</Text>;
  return (
    <Stack space="space.100">
      <User accountId={accountId} />
      <SectionMessage appearance={isYou ? 'information' : 'warning'}>
        <Text>{words.say(isYou ? 'send.you' : 'send.notYou')}</Text>
      </SectionMessage>
    </Stack>
  );
}
