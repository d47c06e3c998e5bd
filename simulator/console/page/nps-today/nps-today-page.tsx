import React from 'react';
import Button from '@atlaskit/button/new';
import Toggle from '@atlaskit/toggle';
import { pageChanges } from '../parts/address';
import { control } from '../parts/api';
import { NewNotification, NotificationRow } from './notifications';
import { ApiKey } from './api-key';
import { Card, Page, Payload, Shown, StatusLozenge, To, when } from '../parts/parts';
import { useData } from '../parts/use-data';
import type { Campaign, Notification } from './replies';

interface Delivery {
  id: number;
  notificationId: number;
  time: string;
  attempt: number;
  test: boolean;
  status: number;
  body: unknown;
  error?: string;
}

const LOOK_EVERY_MS = 2_000;
/** As many as a person would read through; all of them are on the wire. */
const LATEST = 50;

/** What a person does in nps.today's own web interface. */
export function NpsTodayPage(): JSX.Element {
  const campaigns = useData('campaigns', () => control.npsToday<Campaign[]>({ action: 'campaigns' }));
  const settings = useData('notifications', () => control.npsToday<Notification[]>({ action: 'notifications' }));
  const deliveries = useData(
    'deliveries',
    () => control.npsToday<Delivery[]>({ action: 'deliveries', latest: LATEST }),
    LOOK_EVERY_MS,
  );
  const refresh = async () => {
    await Promise.all([settings.reload(), deliveries.reload()]);
  };
  return (
    <Page title="nps.today" testId="page-nps-today" intro="The survey service's own settings, simulated.">
      <ApiKey />
      <Card title="Campaigns">
        <Shown from={campaigns}>{(list) => <Campaigns list={list} onChanged={campaigns.reload} />}</Shown>
      </Card>
      <Card title="NPS notifications" testId="notifications">
        <p className="subtle">A webhook is posted whenever a rating that meets the criteria is given.</p>
        <Shown from={settings}>
          {(list) => (
            <>
              {list.length === 0 && <p>There is no notification yet.</p>}
              {list.map((each) => (
                <NotificationRow key={each.id} setting={each} campaigns={campaigns.data ?? []} onChanged={refresh} />
              ))}
            </>
          )}
        </Shown>
        <NewNotification campaigns={campaigns.data ?? []} onCreated={refresh} />
      </Card>
      <Card title="Delivery log" testId="deliveries">
        <Shown from={deliveries}>{(list) => <Deliveries list={list} onChanged={refresh} />}</Shown>
      </Card>
    </Page>
  );
}

function Campaigns({ list, onChanged }: { list: Campaign[]; onChanged: () => Promise<void> }): JSX.Element {
  const allow = async (campaignId: number, allowed: boolean) => {
    await control.npsToday({ action: 'allow-duplicates', campaignId, allow: allowed });
    await onChanged();
  };
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Name</th>
            <th scope="col">Allow duplicates</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ id, name, allowDuplicates }) => (
            <tr key={id} data-testid={`campaign-${id}`}>
              <td>{id}</td>
              <td>{name}</td>
              <td>
                <Toggle
                  id={`duplicates-${id}`}
                  label={`Allow duplicates in ${name}`}
                  isChecked={allowDuplicates}
                  onChange={(event) => void allow(id, event.target.checked)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Deliveries({ list, onChanged }: { list: Delivery[]; onChanged: () => Promise<void> }): JSX.Element {
  if (list.length === 0) return <p>Nothing has been delivered yet.</p>;
  const again = async (id: number) => {
    await control.npsToday({ action: 'redeliver', id });
    await onChanged();
  };
  return (
    <div className="table-box">
      {list.length === LATEST && (
        <p className="subtle">
          The latest {LATEST}. <To to={pageChanges('wire', { target: 'webtrigger' })}>All are on the wire.</To>
        </p>
      )}
      <table className="table">
        <thead>
          <tr>
            {['Time', 'What', 'Reply', 'Payload', 'Repeat'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...list].reverse().map((each) => (
            <tr key={each.id} data-testid="delivery">
              <td>{when(each.time)}</td>
              <td>{each.test ? 'Test call' : `Notification, attempt ${each.attempt}`}</td>
              <td>
                <StatusLozenge status={each.status} /> {each.error}
              </td>
              <td>
                <details>
                  <summary>Show</summary>
                  <Payload label="Body" value={each.body} />
                </details>
              </td>
              <td>
                <Button spacing="compact" onClick={() => void again(each.id)}>
                  Send again
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
