import React, { useState } from 'react';
import { Label, ModalTransition, RadioGroup, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { type ActivityEntry, LEAVE_REASONS } from '../../../src/contract/admin/activity';
import { FailureNote } from '../../shared/components/notes';
import { QuestionModal } from '../../shared/components/question-modal';
import { useAction } from '../../shared/hooks/use-action';
import { leftOutSentence } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';

interface ScoresModalProps {
  api: AdminApi;
  entry?: ActivityEntry;
  onDone(): void;
  onClose(): void;
}

/** Leaves the response of a row out of the scores, with a reason, or counts it again. */
export function ScoresModal({ entry, ...props }: ScoresModalProps) {
  return <ModalTransition>{entry && <Question key={entry.id} entry={entry} {...props} />}</ModalTransition>;
}

function Question({ api, entry, onDone, onClose }: ScoresModalProps & { entry: ActivityEntry }) {
  const words = useWords();
  const { id: surveyId, workItemKey: key, leftOut } = entry;
  const [reason, setReason] = useState<(typeof LEAVE_REASONS)[number]>(LEAVE_REASONS[0]);
  const change = useAction(api.leaveOut);
  const isOut = leftOut !== undefined;
  async function send() {
    if ((await change.run({ surveyId, reason: isOut ? null : reason })).ok) onDone();
  }
  return (
    <QuestionModal
      title={words.say(isOut ? 'scores.againTitle' : 'scores.leaveTitle', { key })}
      busy={change.busy}
      yes={{
        label: words.say(isOut ? 'scores.again' : 'scores.leave'),
        appearance: 'primary',
        onYes: () => void send(),
      }}
      onClose={onClose}
    >
      <Stack space="space.150">
        {isOut ? (
          <>
            <Text>{leftOutSentence(words, leftOut)}</Text>
            <Text>{words.say('scores.againText')}</Text>
          </>
        ) : (
          <>
            <Text>{words.say('scores.leaveText')}</Text>
            <Text>{words.say('scores.leaveLater')}</Text>
            <Stack space="space.050">
              <Label labelFor="leave-reason" id="leave-reason-label">
                {words.say('scores.reason')}
              </Label>
              <RadioGroup
                name="leave-reason"
                aria-labelledby="leave-reason-label"
                value={reason}
                options={LEAVE_REASONS.map((value) => ({
                  name: 'leave-reason',
                  value,
                  label: words.say(`scores.reasons.${value}`),
                }))}
                onChange={({ target }) => setReason(LEAVE_REASONS.find((each) => each === target.value) ?? reason)}
              />
            </Stack>
          </>
        )}
        {change.failure && <FailureNote failure={change.failure} messages={{ 'not-possible-now': 'scores.notNow' }} />}
      </Stack>
    </QuestionModal>
  );
}
