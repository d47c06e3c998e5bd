import React from 'react';
import type { WorkItemApi } from '../../src/contract/work-item';
import { InReadersWords } from '../shared/components/in-readers-words';
import { SurveyPage } from './pages/survey-page';

interface AppProps {
  api: WorkItemApi;
  onWorkItemChanged(callback: () => void): () => void;
}

/** The survey of one work item: the same screen in the panel and in the context. */
export function App(props: AppProps) {
  return (
    <InReadersWords>
      <SurveyPage {...props} />
    </InReadersWords>
  );
}
