import React from 'react';
import {
  Button,
  Lozenge,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
} from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry, SurveyDecision } from '../../../src/contract/admin/activity';
import { DecisionView } from '../../shared/components/decision-view';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { lozengeOf, surveySentence } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';

interface WhyModalProps {
  api: AdminApi;
  entry?: Pick<ActivityEntry, 'id' | 'workItemKey'>;
  onClose(): void;
}

/** Why the survey of a row was sent, or was not. */
export function WhyModal({ api, entry, onClose }: WhyModalProps) {
  const words = useWords();
  return (
    <ModalTransition>
      {entry && (
        <Modal onClose={onClose} width="medium">
          <ModalHeader>
            <ModalTitle>{words.say('activity.whyTitle', { key: entry.workItemKey })}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Why api={api} surveyId={entry.id} />
          </ModalBody>
          <ModalFooter>
            <Button appearance="primary" onClick={onClose}>
              {words.say('common.close')}
            </Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}

function Why({ api, surveyId }: { api: AdminApi; surveyId: string }) {
  const words = useWords();
  const loading = useLoaded(() => api.getDecision({ surveyId }), surveyId);
  return (
    <LoadedView of={loading} label={words.say('activity.loading')}>
      {(decided) => <Decided {...decided} />}
    </LoadedView>
  );
}

function Decided({ survey, decision }: SurveyDecision) {
  const words = useWords();
  const { text, appearance } = lozengeOf(words, survey);
  const sentence = surveySentence(words, survey);
  return (
    <Stack space="space.200">
      <Stack space="space.050" alignInline="start">
        <Lozenge appearance={appearance}>{text}</Lozenge>
        {sentence && <Text>{sentence}</Text>}
      </Stack>
      {decision ? <DecisionView decision={decision} /> : <Text>{words.say('decision.none')}</Text>}
    </Stack>
  );
}
