import React from 'react';
import { Box } from '@forge/react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import { LoadedView } from '../../shared/components/loaded-view';
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
        {(survey) => <SurveyWithActions api={api} survey={survey} reload={loading.reload} />}
      </LoadedView>
    </Box>
  );
}

function SurveyWithActions(props: { api: WorkItemApi; survey: WorkItemSurvey; reload: () => Promise<void> }) {
  const { running, failed, run } = useSurveyActions(props.api, props.survey, props.reload);
  return <SurveyDetails survey={props.survey} running={running} failed={failed} onAction={(each) => void run(each)} />;
}
