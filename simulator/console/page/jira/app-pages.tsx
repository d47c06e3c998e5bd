import React from 'react';
import type { ShownModule } from '../../screens';
import { go, useAddress } from '../parts/address';
import { backend, jira } from '../parts/api';
import { Screen } from '../parts/frame';
import { Choice, Page, Shown } from '../parts/parts';
import { useData } from '../parts/use-data';

interface Project {
  key: string;
  name: string;
}

/** The app's page in the Apps menu, and the one in the navigation of a project that the acting user sees. */
export function AppPages(): JSX.Element {
  const { locale = 'en-US', project = '' } = useAddress();
  const projects = useData('projects', async () => {
    const { values } = await jira.get<{ values: Project[] }>('/project/search?maxResults=50');
    return values;
  });
  const query = new URLSearchParams({ locale, ...(project && { project }) });
  const modules = useData(`pages ${query}`, () => backend.get<ShownModule[]>(`/modules?${query}`));
  return (
    <Shown from={projects}>
      {(list) => (
        <Page title="App pages" testId="page-pages">
          <Choice
            label="Where"
            testId="pages-where"
            value={project}
            options={[
              { value: '', label: 'Apps menu' },
              ...list.map(({ key, name }) => ({ value: key, label: `${name} (${key})` })),
            ]}
            onChoose={(key) => go({ project: key || undefined })}
          />
          <Shown from={modules}>
            {(found) => (
              <>
                {found
                  .filter(({ type }) => ['jira:globalPage', 'jira:projectPage'].includes(type))
                  .map(({ key, title, visible, reason }) =>
                    visible ? (
                      <Screen key={`${key} ${project}`} module={key} title={title} project={project} />
                    ) : (
                      <p key={key}>{reason}</p>
                    ),
                  )}
              </>
            )}
          </Shown>
        </Page>
      )}
    </Shown>
  );
}
