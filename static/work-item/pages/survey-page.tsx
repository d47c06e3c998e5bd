import React from 'react';
import { Box } from '@forge/react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import { LoadedView } from '../../shared/components/loaded-view';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { SurveyDetails } from '../components/survey-details';
import { useSurvey } from '../hooks/use-survey';
import { useSurveyActions } from '../hooks/use-survey-actions';

interface SurveyPageProps {
  api: WorkItemApi;
  onWorkItemChanged(callback: () => void): () => void;
}

/** Fetches the survey of this work item and keeps it fresh. */
export function SurveyPage({ api, onWorkItemChanged }: SurveyPageProps) {
  const words = useWords();
  const loading = useSurvey(api, onWorkItemChanged);
  return (
    <Box paddingBlock="space.100">
      <LoadedView of={loading} label={words.say('survey.loading')}>
        {(survey) => <SurveyWithActions api={api} survey={survey} loading={loading} />}
      </LoadedView>
    </Box>
  );
}

function SurveyWithActions({
  api,
  survey,
  loading,
}: {
  api: WorkItemApi;
  survey: WorkItemSurvey;
  loading: Loading<WorkItemSurvey>;
}) {
  const { running, failed, run } = useSurveyActions(api, survey, loading);
  return (
    <SurveyDetails
      survey={survey}
      running={running}
      failed={failed}
      onAction={(each) => void run(each)}
      askStory={api.getStory}
      askRespondent={() => api.getRespondent({})}
    />
  );
}
