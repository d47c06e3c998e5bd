import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { control } from '../parts/api';
import { Choice, Failure, Field, StatusLozenge } from '../parts/parts';
import { useAction } from '../parts/use-data';
import type { Campaign, Notification } from './replies';

interface RowProps {
  setting: Notification;
  campaigns: Campaign[];
  onChanged: () => Promise<void>;
}

const RATINGS = Array.from({ length: 11 }, (_, rating) => rating);

/** One webhook: its address and campaign can be changed, and it can be tried out. */
export function NotificationRow({ setting, campaigns, onChanged }: RowProps): JSX.Element {
  const [url, setUrl] = useState(setting.url);
  const [reply, setReply] = useState<number>();
  const { busy, error, act } = useAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    act(() => update({ url }));
  };
  const update = async (changes: Partial<Notification>) => {
    await control.npsToday({ action: 'notification-update', id: setting.id, ...changes });
    await onChanged();
  };
  const test = () =>
    act(async () => {
      const { status } = await control.npsToday<{ status: number }>({ action: 'notification-test', id: setting.id });
      setReply(status);
      await onChanged();
    });
  return (
    <form onSubmit={save} className="card" data-testid={`notification-${setting.id}`} aria-label={setting.name}>
      <strong>{setting.name}</strong>
      <div className="row end">
        <Field label="Webhook URL">
          {(id) => (
            <input
              id={id}
              className="input"
              size={60}
              data-testid="notification-url"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Choice
          label="Campaign"
          testId="notification-campaign"
          value={String(setting.campaignId)}
          options={campaigns.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` }))}
          onChoose={(id) => act(() => update({ campaignId: Number(id) }))}
        />
        <Button type="submit" isDisabled={busy || url === setting.url}>
          Save
        </Button>
        <Button isDisabled={busy} onClick={test} testId="notification-test">
          Test
        </Button>
        {reply !== undefined && (
          <span role="status" data-testid="test-reply">
            The reply was <StatusLozenge status={reply} />
          </span>
        )}
      </div>
      <p className="subtle">Ratings that count: {setting.criteria.join(', ') || 'none'}</p>
      <Failure text={error} />
    </form>
  );
}

export function NewNotification(props: { campaigns: Campaign[]; onCreated: () => Promise<void> }): JSX.Element {
  const [url, setUrl] = useState('');
  const [name, setName] = useState('Jira');
  const [campaign, setCampaign] = useState<string>();
  const [criteria, setCriteria] = useState(RATINGS);
  const { busy, error, act } = useAction();
  const campaignId = Number(campaign ?? props.campaigns[0]?.id);
  const create = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      await control.npsToday({ action: 'notification-create', campaignId, name, url, criteria });
      setUrl('');
      await props.onCreated();
    });
  };
  const flip = (rating: number) =>
    setCriteria(
      criteria.includes(rating) ? criteria.filter((each) => each !== rating) : [...criteria, rating].sort(byValue),
    );
  return (
    <form onSubmit={create} className="column" aria-label="New notification" data-testid="new-notification">
      <strong>New notification by webhook</strong>
      <div className="row end">
        <Field label="Name">
          {(id) => <input id={id} className="input" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label="Webhook URL">
          {(id) => (
            <input
              id={id}
              className="input"
              size={60}
              data-testid="new-notification-url"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Choice
          label="Campaign"
          testId="new-notification-campaign"
          value={String(campaignId)}
          options={props.campaigns.map(({ id, name: title }) => ({ value: String(id), label: `${title} (${id})` }))}
          onChoose={setCampaign}
        />
      </div>
      <fieldset className="row" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="subtle">Ratings that count</legend>
        {RATINGS.map((rating) => (
          <label key={rating}>
            <input type="checkbox" checked={criteria.includes(rating)} onChange={() => flip(rating)} /> {rating}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <Button type="submit" isDisabled={busy || url.trim() === ''} testId="new-notification-submit">
          Create the notification
        </Button>
      </div>
      <Failure text={error} />
    </form>
  );
}

function byValue(a: number, b: number): number {
  return a - b;
}
