import React, { useState } from 'react';
import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { Failure } from '../../shared/hooks/outcome-of';
import { FailureNote, type Messages } from '../../shared/components/notes';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { SurveyAction } from '../hooks/use-survey-actions';

export interface SurveyActionsProps {
  actions: SurveyAction[];
  running?: SurveyAction;
  failed?: { action: SurveyAction; failure: Failure };
  onAction(action: SurveyAction): void;
}

const LABELS: Record<SurveyAction, WordKey> = {
  'send-now': 'survey.sendNow',
  exclude: 'survey.exclude',
  include: 'survey.include',
  cancel: 'survey.cancel',
  'send-again': 'survey.sendAgain',
  retry: 'survey.retry',
  match: 'survey.match',
};

const PRIMARY: SurveyAction[] = ['match', 'retry', 'send-now'];

/** Two sides of one choice share a button, never disabled while it works, so that the keyboard's focus stays on it. */
function keyOf(action: SurveyAction): string {
  return action === 'include' ? 'exclude' : action;
}

/** Where one has gone out already, it is about the next. */
function labelOf(action: SurveyAction, among: SurveyAction[]): WordKey {
  return action === 'exclude' && among.includes('send-again') ? 'survey.excludeNext' : LABELS[action];
}

const MESSAGES: Partial<Record<SurveyAction, Messages>> = {
  'send-now': { 'not-possible-now': 'survey.notNow' },
  'send-again': { 'not-possible-now': 'survey.notNow' },
  cancel: { 'not-possible-now': 'survey.cancelTooLate' },
  match: { 'not-possible-now': 'survey.matchNotNow' },
};

/** What the person may do, with progress and the reason where it failed. Sending again asks first: it means an e-mail. */
export function SurveyActions({ actions, running, failed, onAction }: SurveyActionsProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const choose = (action: SurveyAction) => (action === 'send-again' ? setAsking(true) : onAction(action));
  const sendAgain = () => {
    setAsking(false);
    onAction('send-again');
  };
  return (
    <Stack space="space.100">
      {failed && <FailureNote failure={failed.failure} messages={MESSAGES[failed.action]} />}
      {asking && actions.includes('send-again') ? (
        <Stack space="space.100">
          <Text>{words.say('survey.sendAgainAsk')}</Text>
          <Inline space="space.100">
            <Button appearance="primary" onClick={sendAgain}>
              {words.say('survey.sendAgainYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.say('common.cancel')}</Button>
          </Inline>
        </Stack>
      ) : (
        <Inline space="space.100" shouldWrap rowSpace="space.100">
          {actions.map((action) => (
            <LoadingButton
              key={keyOf(action)}
              appearance={PRIMARY.includes(action) ? 'primary' : 'default'}
              isLoading={running !== undefined && keyOf(running) === keyOf(action)}
              isDisabled={running !== undefined && keyOf(running) !== keyOf(action)}
              onClick={() => choose(action)}
            >
              {words.say(labelOf(action, actions))}
            </LoadingButton>
          ))}
        </Inline>
      )}
    </Stack>
  );
}
