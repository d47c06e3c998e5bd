import React from 'react';
import type { AdminApi } from '../../src/contract/admin';
import { InReadersWords } from '../shared/components/in-readers-words';
import { AdminPage } from './admin-page';

/** The admin page: overview, activity, test, check of the site and set-up. */
export function App({ api }: { api: AdminApi }) {
  return (
    <InReadersWords>
      <AdminPage api={api} />
    </InReadersWords>
  );
}
