import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import { go, pageChanges, useAddress } from '../parts/address';
import { jira } from '../parts/api';
import { CreateWorkItem } from './create-work-item';
import { Card, Choice, Page, Shown, To } from '../parts/parts';
import { NavigatorActions } from './navigator-actions';
import type { IssueFields, Project } from './replies';
import { StatusName } from './status-name';
import { useData } from '../parts/use-data';

interface Row {
  key: string;
  fields: IssueFields;
}

const PAGE_SIZE = 50;
/** Opened first: nps.today's guide and the README use it for their examples. */
const GUIDE_PROJECT = 'KAN';

/** One search for all that the table shows. */
async function search(jql: string, count: number): Promise<{ rows: Row[]; more: boolean }> {
  const query = new URLSearchParams({
    jql,
    maxResults: String(count),
    fields: 'summary,status,reporter,issuetype',
  });
  const { issues, nextPageToken } = await jira.get<{ issues: Row[]; nextPageToken?: string }>(`/search/jql?${query}`);
  return { rows: issues, more: nextPageToken !== undefined };
}

/** The projects of the simulated Jira and the work items of the chosen one, or what a search finds. */
export function WorkItemsPage(): JSX.Element {
  const { jql, ...address } = useAddress();
  return jql === undefined ? <ProjectItems chosen={address.project} /> : <FoundItems jql={jql} />;
}

function FoundItems({ jql }: { jql: string }): JSX.Element {
  const [pages, setPages] = useState(1);
  const items = useData(`found ${jql} ${pages}`, () => search(jql, pages * PAGE_SIZE));
  return (
    <Page title="Work items" testId="page-work-items" intro="What Jira’s search finds for the acting user.">
      <Card title="Search" aside={<To to={{ jql: undefined }}>All work items</To>}>
        <p>
          <code>{jql}</code>
        </p>
        <Shown from={items}>
          {({ rows, more }) => (
            <>
              {rows.length === 0 ? <p>Nothing fits.</p> : <ItemTable rows={rows} jql={jql} />}
              {more && <Button onClick={() => setPages(pages + 1)}>Show more</Button>}
            </>
          )}
        </Shown>
      </Card>
    </Page>
  );
}

function ProjectItems({ chosen }: { chosen: string | undefined }): JSX.Element {
  const [pages, setPages] = useState(1);
  const projects = useData('projects', async () => {
    const { values } = await jira.get<{ values: Project[] }>('/project/search?maxResults=50');
    return values;
  });
  const opened = projects.data?.find(({ key }) => key === GUIDE_PROJECT) ?? projects.data?.[0];
  const project = chosen ?? opened?.key;
  const items = useData(`items ${project} ${pages}`, async () =>
    project === undefined
      ? { rows: [], more: false }
      : search(`project = "${project}" ORDER BY key ASC`, pages * PAGE_SIZE),
  );
  return (
    <Page title="Work items" testId="page-work-items" intro="As the acting user sees them in the simulated Jira.">
      <Shown from={projects}>
        {(list) =>
          list.length === 0 ? (
            <p>This person can see no project.</p>
          ) : (
            <Card
              title={list.find((each) => each.key === project)?.name ?? 'Project'}
              aside={
                <Choice
                  label="Project"
                  testId="project"
                  value={project ?? ''}
                  options={list.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
                  onChoose={(key) => go({ project: key })}
                />
              }
            >
              <CreateWorkItem
                project={list.find((each) => each.key === project)}
                onCreated={(key) => go(pageChanges('work-item', { key }))}
              />
              <Shown from={items}>
                {({ rows, more }) => (
                  <>
                    <ItemTable rows={rows} jql={`project = "${project}" ORDER BY key ASC`} />
                    {more && <Button onClick={() => setPages(pages + 1)}>Show more</Button>}
                  </>
                )}
              </Shown>
            </Card>
          )
        }
      </Shown>
    </Page>
  );
}

function ItemTable({ rows, jql }: { rows: Row[]; jql: string }): JSX.Element {
  const [selected, setSelected] = useState<string[]>([]);
  const toggle = (key: string) =>
    setSelected(selected.includes(key) ? selected.filter((each) => each !== key) : [...selected, key]);
  return (
    <div className="table-box">
      <NavigatorActions jql={jql} selected={selected} />
      <table className="table" data-testid="work-items">
        <thead>
          <tr>
            {['Select', 'Key', 'Summary', 'Type', 'Reporter', 'Status'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, fields }) => (
            <tr key={key} data-testid={`row-${key}`}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Select ${key}`}
                  checked={selected.includes(key)}
                  onChange={() => toggle(key)}
                />
              </td>
              <td className="steady">
                <To to={pageChanges('work-item', { key })} testId={`open-${key}`}>
                  {key}
                </To>
              </td>
              <td>{fields.summary}</td>
              <td>{fields.issuetype?.name}</td>
              <td>{fields.reporter?.displayName ?? 'Nobody'}</td>
              <td>
                <StatusName status={fields.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
