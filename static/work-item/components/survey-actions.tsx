import React, { useState } from 'react';
import { Inline, LoadingButton, Stack } from '@forge/react';
import type { RespondentView } from '../../../src/contract/respondent';
import type { Result } from '../../../src/contract/result';
import type { Failure } from '../../shared/hooks/outcome-of';
import { FailureNote, type Messages } from '../../shared/components/notes';
import { SendQuestion } from '../../shared/components/send-question';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { SurveyAction } from '../hooks/use-survey-actions';

export interface SurveyActionsProps {
  actions: SurveyAction[];
  running?: SurveyAction;
  failed?: { action: SurveyAction; failure: Failure };
  onAction(action: SurveyAction): void;
  /** Whom a survey would be sent to now. */
  askRespondent(): Promise<Result<RespondentView>>;
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

/** The first of these that is offered stands out. No e-mail does: a survey goes out by itself once the work item is finished. */
const PRIMARY: SurveyAction[] = ['match', 'retry'];

const SENDS: SurveyAction[] = ['send-now', 'send-again'];

/** Two sides of one choice share a button, never disabled while it works, so that the keyboard's focus stays on it. */
function keyOf(action: SurveyAction): string {
  if (action === 'include') return 'exclude';
  return SENDS.includes(action) ? 'cancel' : action;
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

/** What the person may do, with progress and the reason where it failed. Sending asks first: it means an e-mail. */
export function SurveyActions({ actions, running, failed, onAction, askRespondent }: SurveyActionsProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const send = SENDS.find((action) => actions.includes(action));
  const primary = PRIMARY.find((action) => actions.includes(action));
  const choose = (action: SurveyAction) => (action === send ? setAsking(true) : onAction(action));
  return (
    <Stack space="space.100">
      <Inline space="space.100" shouldWrap rowSpace="space.100">
        {actions.map((action) => (
          <LoadingButton
            key={keyOf(action)}
            appearance={action === primary ? 'primary' : 'default'}
            isLoading={running !== undefined && keyOf(running) === keyOf(action)}
            isDisabled={running !== undefined && keyOf(running) !== keyOf(action)}
            onClick={() => choose(action)}
          >
            {words.say(labelOf(action, actions))}
          </LoadingButton>
        ))}
      </Inline>
      {/* Below: no button moves as it appears. */}
      {failed && <FailureNote failure={failed.failure} messages={MESSAGES[failed.action]} />}
      {asking && send && (
        <SendQuestion
          ask={askRespondent}
          again={send === 'send-again'}
          onSend={() => (setAsking(false), onAction(send))}
          onCancel={() => setAsking(false)}
        />
      )}
    </Stack>
  );
}
