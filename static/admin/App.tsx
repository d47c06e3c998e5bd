import React from 'react';
import type { AdminApi } from '../../src/contract/admin';
import { InReadersWords } from '../shared/components/in-readers-words';
import type { OpenHistory } from '../shared/hooks/page-history';
import { AdminPage } from './admin-page';
import { useFirstPage } from './use-first-page';

/** The admin page: overview, activity, test, check of the site and set-up. */
export function App({ api, openHistory }: { api: AdminApi; openHistory: OpenHistory }) {
  // Asked for while the words are on their way.
  const first = useFirstPage(api);
  return (
    <InReadersWords>
      <AdminPage api={api} openHistory={openHistory} first={first} />
    </InReadersWords>
  );
}
