import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { go, useAddress } from '../parts/address';
import { control } from '../parts/api';
import { Card, Choice, Failure, Field, Page, Payload, Shown, when } from '../parts/parts';
import { useAction, useData } from '../parts/use-data';

interface Invitation {
  id: string;
  campaignId: number;
  respondent: { emailAddress?: string; firstName?: string; lastName?: string };
  custom: unknown;
  sentAt: string;
  response?: { rating: number; comment: string | null; respondedAt: string };
}

const EVERYBODY = 'everybody';
const RATINGS = Array.from({ length: 11 }, (_, rating) => rating);
const LOOK_EVERY_MS = 2_000;

/** What the respondents received, and their responses. */
export function InboxPage(): JSX.Element {
  const { respondent = EVERYBODY } = useAddress();
  const invitations = useData('invitations', () => control.get<Invitation[]>('/invitations'), LOOK_EVERY_MS);
  const addresses = [...new Set((invitations.data ?? []).map(addressOf))];
  return (
    <Page title="Inbox" testId="page-inbox" intro="The surveys that nps.today sent, newest first. Respond here.">
      <div className="row">
        <Choice
          label="Respondent"
          testId="inbox-respondent"
          value={respondent}
          options={[
            { value: EVERYBODY, label: 'Everybody' },
            ...addresses.map((address) => ({ value: address, label: address })),
          ]}
          onChoose={(next) => go({ respondent: next === EVERYBODY ? undefined : next })}
        />
      </div>
      <Shown from={invitations}>
        {(list) => {
          const mine = list.filter((each) => respondent === EVERYBODY || addressOf(each) === respondent).reverse();
          if (mine.length === 0) return <p data-testid="inbox-empty">No survey has been sent yet.</p>;
          return mine.map((each, index) => (
            <Survey key={each.id} number={mine.length - index} invitation={each} onAnswered={invitations.reload} />
          ));
        }}
      </Shown>
    </Page>
  );
}

function addressOf(invitation: Invitation): string {
  return invitation.respondent.emailAddress ?? 'somebody';
}

function Survey(props: { number: number; invitation: Invitation; onAnswered: () => Promise<void> }): JSX.Element {
  const { number, invitation } = props;
  const { response } = invitation;
  const [rating, setRating] = useState<number>();
  const [comment, setComment] = useState('');
  const [later, setLater] = useState(false);
  const { busy, error, act } = useAction();
  const send = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      const text = comment === '' ? null : comment;
      const answer = { rating, comment: text, ...(later && text !== null && { commentLater: true }) };
      await control.post(`/invitations/${invitation.id}/response`, answer);
      await props.onAnswered();
    });
  };
  const { firstName = '', lastName = '' } = invitation.respondent;
  return (
    <Card
      title={`Survey ${number} for ${`${firstName} ${lastName}`.trim() || addressOf(invitation)}`}
      testId={`invitation-${invitation.id}`}
      aside={<span className="subtle">{when(invitation.sentAt)}</span>}
    >
      <p className="subtle">
        To {addressOf(invitation)}, campaign {invitation.campaignId}
      </p>
      {response && (
        <p data-testid="answered">
          Responded {response.rating} on {when(response.respondedAt)}
          {response.comment === null ? ', without a comment.' : `: “${response.comment}”`}
        </p>
      )}
      <form onSubmit={send} className="column">
        <fieldset className="ratings">
          <legend>How likely are you to recommend us? 0 is not at all, 10 is very likely.</legend>
          {RATINGS.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={`rating-${invitation.id}`}
                value={value}
                checked={(rating ?? response?.rating) === value}
                data-testid={`rating-${value}`}
                onChange={() => setRating(value)}
              />
              <span>{value}</span>
            </label>
          ))}
        </fieldset>
        <Field label="Why? (optional)">
          {(id) => (
            <textarea
              id={id}
              className="input"
              data-testid="answer-comment"
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <label className="row">
          <input
            type="checkbox"
            checked={later}
            data-testid="comment-later"
            onChange={(event) => setLater(event.target.checked)}
          />
          Give the rating now, the comment two minutes later
        </label>
        <div className="row">
          <Button
            type="submit"
            appearance="primary"
            isDisabled={busy || (rating ?? response?.rating) === undefined}
            testId="answer-submit"
            onClick={() => setRating(rating ?? response?.rating)}
          >
            {response ? 'Change the response' : 'Send the response'}
          </Button>
        </div>
        <Failure text={error} />
      </form>
      <details>
        <summary>What came along with the survey</summary>
        <Payload label="Custom data" value={invitation.custom} />
      </details>
    </Card>
  );
}
