import React from 'react';
import type { ReportPageApi } from '../../src/contract/report';
import { InReadersWords } from '../shared/components/in-readers-words';
import { ReportPage } from './pages/report-page';

/** What customers think of a project, on its own page, or of the site. */
export function App({ api }: { api: ReportPageApi }) {
  return (
    <InReadersWords>
      <ReportPage api={api} />
    </InReadersWords>
  );
}
