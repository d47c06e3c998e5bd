import React from 'react';
import { useAddress } from './address';
import { backend } from './api';
import { Screen } from './frame';
import { Page, Shown } from './parts';
import type { ShownModule } from '../screens';
import { useData } from './use-data';

/** Jira settings with the app's own page. Jira links it for Jira admins only; the console leaves that to the app. */
export function AdminPage(): JSX.Element {
  const { locale = 'en-US' } = useAddress();
  const modules = useData(`modules ${locale}`, () => backend.get<ShownModule[]>(`/modules?locale=${locale}`));
  return (
    <Shown from={modules}>
      {(list) => {
        const module = list.find((each) => each.type === 'jira:adminPage');
        return (
          <Page title={module?.title ?? 'Admin page'} testId="page-admin">
            {module ? <Screen module={module.key} title={module.title} /> : <p>The app has no admin page.</p>}
          </Page>
        );
      }}
    </Shown>
  );
}
