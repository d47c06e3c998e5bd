import React, { useState } from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { SurveyView } from '../../../src/contract/survey-view';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { DecisionView } from '../../shared/components/decision-view';
import { useWords } from '../../shared/words-context';
import { EarlierSurveys } from './earlier-surveys';
import { Timeline } from './timeline';

interface FoldedDetailsProps {
  latest: NonNullable<WorkItemSurvey['latest']>;
  earlier: SurveyView[];
}

/**
 * What few people need: how it all happened, and the surveys before. UI Kit has nothing that folds, and no way to say that
 * a button does: its label says it.
 */
export function FoldedDetails({ latest, earlier }: FoldedDetailsProps) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Stack space="space.200">
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={shown ? 'chevron-down' : 'chevron-right'}
          onClick={() => setShown(!shown)}
        >
          {words.say(shown ? 'survey.hideDetails' : 'survey.showDetails')}
        </Button>
      </Inline>
      {shown && <Timeline survey={latest} />}
      {shown && latest.decision && <DecisionView decision={latest.decision} isTitled />}
      {shown && latest.origin === 'automation' && <Text>{words.say('survey.automation')}</Text>}
      {shown && earlier.length > 0 && <EarlierSurveys surveys={earlier} />}
    </Stack>
  );
}
