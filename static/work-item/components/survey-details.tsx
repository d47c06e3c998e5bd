import React from 'react';
import { Lozenge, Stack, Text } from '@forge/react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import { EmptyNote } from '../../shared/components/notes';
import { ParkedNote } from '../../shared/components/parked-note';
import { lozengeOf } from '../../shared/survey-words';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { outcomeLine, stateSentence } from '../outcome-words';
import { Acted } from './acted';
import { FoldedDetails } from './folded-details';
import { GivenResponse } from './given-response';
import { ResponseComment } from './response-comment';
import { SurveysOfEveryone } from './surveys-of-everyone';
import { SurveyActions, type SurveyActionsProps } from './survey-actions';
import { UnmatchedNote } from './unmatched-note';
import { WholeStory } from './whole-story';

type SurveyDetailsProps = Omit<SurveyActionsProps, 'actions'> & {
  survey: WorkItemSurvey;
  askStory: WorkItemApi['getStory'];
};

/** The survey in words, what came back, what can be done, and what happened when where somebody wants to know. */
export function SurveyDetails({ survey, askStory, ...actions }: SurveyDetailsProps) {
  const words = useWords();
  const { latest, earlier, parked, unmatched } = survey;
  return (
    // The buttons stay the same ones when the first survey appears: the keyboard's focus may be on one.
    <Stack space="space.200">
      {latest ? (
        <StateInWords survey={survey} latest={latest} />
      ) : (
        <EmptyNote title={words.say('survey.emptyTitle')} text={words.say(whyNone(survey))} />
      )}
      {survey.together && <SurveysOfEveryone together={survey.together} />}
      {latest?.comment && <ResponseComment latest={latest} text={latest.comment} />}
      {unmatched && <UnmatchedNote unmatched={unmatched} asks={survey.actions.includes('match')} />}
      {parked && (
        <ParkedNote parked={parked} fieldNames={survey.fieldNames} isForAdmin={parked.isForAdmin}>
          <GivenResponse rating={parked.rating} ratingText={parked.ratingText} comment={parked.comment} />
        </ParkedNote>
      )}
      {latest && survey.excluded && <Text>{words.say('survey.excluded')}</Text>}
      {survey.excludedBy && <Acted what={words.say('survey.chosen')} by={survey.excludedBy} />}
      <SurveyActions actions={survey.actions} {...actions} />
      {latest?.rating !== undefined && <WholeStory ask={askStory} about={`${latest.id} ${latest.ratedAt}`} />}
      {latest && <FoldedDetails latest={latest} earlier={earlier} />}
    </Stack>
  );
}

/** Why there is no survey, and what happens next. */
function whyNone({ excluded, covered, actions }: WorkItemSurvey): WordKey {
  if (excluded) return 'survey.excluded';
  if (!covered) return 'survey.notCovered';
  return actions.includes('send-now') ? 'survey.emptySend' : 'survey.empty';
}

/** Who took it back. */
function endedBy({ state, history }: NonNullable<WorkItemSurvey['latest']>): string | undefined {
  return state === 'cancelled' || state === 'skipped' ? history.at(-1)?.by : undefined;
}

/** Each thing once: a word for the state, a sentence on what the word leaves open, and a line of times. */
function StateInWords({ survey, latest }: { survey: WorkItemSurvey; latest: NonNullable<WorkItemSurvey['latest']> }) {
  const words = useWords();
  const { text, appearance } = lozengeOf(words, latest);
  const sentence = stateSentence(words, latest, survey);
  const outcome = outcomeLine(words, latest, survey.parked?.respondedAt);
  return (
    <Stack space="space.100" alignInline="start">
      <Lozenge appearance={appearance}>{text}</Lozenge>
      {sentence && <Text>{sentence}</Text>}
      {outcome && <Acted what={outcome} by={endedBy(latest)} isSubtle />}
    </Stack>
  );
}
