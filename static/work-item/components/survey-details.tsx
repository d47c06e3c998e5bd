import React from 'react';
import { Inline, Lozenge, Stack, Text } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { EmptyNote } from '../../shared/components/notes';
import { ParkedNote } from '../../shared/components/parked-note';
import { lozengeOf, reasonSentence, stateSentence } from '../../shared/survey-words';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { EarlierSurveys } from './earlier-surveys';
import { ResponseComment } from './response-comment';
import { SurveyActions, type SurveyActionsProps } from './survey-actions';
import { UnmatchedNote } from './unmatched-note';
import { Timeline } from './timeline';

type SurveyDetailsProps = Omit<SurveyActionsProps, 'actions'> & { survey: WorkItemSurvey };

/** The survey in words, what came back, what happened when, and what can be done. */
export function SurveyDetails({ survey, ...actions }: SurveyDetailsProps) {
  const words = useWords();
  const { latest, earlier, parked, unmatched } = survey;
  const buttons = <SurveyActions actions={survey.actions} {...actions} />;
  if (!latest) {
    return (
      <EmptyNote title={words.say('survey.emptyTitle')} text={words.say(whyNone(survey))}>
        {buttons}
      </EmptyNote>
    );
  }
  return (
    <Stack space="space.200">
      <StateInWords latest={latest} paused={survey.paused} />
      {latest.comment && <ResponseComment latest={latest} text={latest.comment} />}
      {unmatched && <UnmatchedNote unmatched={unmatched} asks={survey.actions.includes('match')} />}
      {parked && <ParkedNote parked={parked} fieldNames={survey.fieldNames} />}
      {survey.excluded && <Text>{words.say('survey.excluded')}</Text>}
      {buttons}
      <Timeline history={latest.history} />
      {earlier.length > 0 && <EarlierSurveys surveys={earlier} />}
    </Stack>
  );
}

/** Why there is no survey, and what happens next. */
function whyNone({ excluded, covered, actions }: WorkItemSurvey): WordKey {
  if (excluded) return 'survey.excluded';
  if (!covered) return 'survey.notCovered';
  return actions.includes('send-now') ? 'survey.emptySend' : 'survey.empty';
}

const WAITING = ['planned', 'scheduled'];
const ORIGIN = { 'by-hand': 'survey.byHand', automation: 'survey.automation' } as const;

function StateInWords({ latest, paused }: { latest: NonNullable<WorkItemSurvey['latest']>; paused: boolean }) {
  const words = useWords();
  const { text, appearance } = lozengeOf(words, latest);
  const reason = reasonSentence(words, latest.reason);
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Lozenge appearance={appearance}>{text}</Lozenge>
        {latest.rating !== undefined && (
          <Text>{words.say('rating.outOfTen', { rating: words.number(latest.rating) })}</Text>
        )}
      </Inline>
      <Text>
        {paused && WAITING.includes(latest.state) ? words.say('survey.paused') : stateSentence(words, latest)}
      </Text>
      {reason && <Text>{reason}</Text>}
      {latest.origin !== 'completion' && (
        <Text size="small" color="color.text.subtle">
          {words.say(ORIGIN[latest.origin])}
        </Text>
      )}
    </Stack>
  );
}
