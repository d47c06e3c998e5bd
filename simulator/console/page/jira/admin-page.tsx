import React from 'react';
import { useAddress } from '../parts/address';
import { backend } from '../parts/api';
import { Screen } from '../parts/frame';
import { Page, Shown } from '../parts/parts';
import type { ShownModule } from '../../screens';
import { useData } from '../parts/use-data';

/** Jira settings with the app's own page. Jira links it for Jira admins only; the console leaves that to the app. */
export function AdminPage(): JSX.Element {
  const { locale = 'en-US' } = useAddress();
  const modules = useData(`modules ${locale}`, () => backend.get<ShownModule[]>(`/modules?locale=${locale}`));
  return (
    <Shown from={modules}>
      {(list) => {
        const pages = list.filter(({ type }) => type === 'jira:adminPage');
        const module = pages.find(({ useAsConfig }) => !useAsConfig);
        return (
          <Page title={module?.title ?? 'Admin page'} testId="page-admin">
            {module ? <Screen module={module.key} title={module.title} isPage /> : <p>{whyNone(pages.length)}</p>}
          </Page>
        );
      }}
    </Shown>
  );
}

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-admin-page/ */
function whyNone(configurationPages: number): string {
  return configurationPages === 0
    ? 'The app has no admin page.'
    : "The app has no page in Jira's sidebar: with useAsConfig it is reached by Configure in Manage apps alone.";
}
