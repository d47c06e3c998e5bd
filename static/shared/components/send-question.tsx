import React from 'react';
import { Button, Inline, LoadingButton, SectionMessage, Stack, Text, User } from '@forge/react';
import type { RespondentView } from '../../../src/contract/respondent';
import type { Result } from '../../../src/contract/result';
import { useLoaded } from '../hooks/use-loaded';
import { reasonSentence } from '../survey-words';
import { useWords } from '../words-context';
import { LoadedView } from './loaded-view';
import type { Messages } from './notes';

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

/** Asks before a survey is e-mailed: it names the person, and warns where that is somebody else than the one who asks. */
export function SendQuestion({ ask, messages, onCancel, ...rest }: SendQuestionProps) {
  const words = useWords();
  const respondent = useLoaded(ask);
  const { loaded } = respondent;
  return (
    <Stack space="space.100">
      <LoadedView of={respondent} label={words.say('send.loading')} messages={messages}>
        {(value) => <Question respondent={value} onCancel={onCancel} {...rest} />}
      </LoadedView>
      {loaded.kind !== 'ready' && (
        <Inline>
          <Button onClick={onCancel}>{words.say('common.cancel')}</Button>
        </Inline>
      )}
    </Stack>
  );
}

type QuestionProps = Pick<SendQuestionProps, 'again' | 'busy' | 'onSend' | 'onCancel'> & { respondent: RespondentView };

function Question({ respondent, again = false, busy = false, onSend, onCancel }: QuestionProps) {
  const words = useWords();
  const { accountId, isYou, reason } = respondent;
  if (accountId === undefined) {
    return (
      <SectionMessage appearance="warning" title={words.say('send.nobody')}>
        <Stack space="space.100" alignInline="start">
          <Text>{reasonSentence(words, reason)}</Text>
          <Button onClick={onCancel}>{words.say('common.close')}</Button>
        </Stack>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage
      appearance={isYou ? 'information' : 'warning'}
      title={words.say(again ? 'send.askAgain' : 'send.ask')}
    >
      <Stack space="space.100">
        <User accountId={accountId} />
        <Text>{words.say(isYou ? 'send.you' : 'send.notYou')}</Text>
        <Inline space="space.100" shouldWrap rowSpace="space.100">
          <LoadingButton appearance="primary" isLoading={busy} onClick={onSend}>
            {words.say('send.yes')}
          </LoadingButton>
          <Button isDisabled={busy} onClick={onCancel}>
            {words.say('common.cancel')}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
