import React from 'react';
import type { ChosenApi } from '../../src/contract/chosen';
import { InReadersWords } from '../shared/components/in-readers-words';
import { ChosenPage } from './pages/chosen-page';

/** What can be done with work items chosen in Jira's search, or with the one whose menu was opened. */
export function App({ api }: { api: ChosenApi }) {
  return (
    <InReadersWords>
      <ChosenPage api={api} />
    </InReadersWords>
  );
}
