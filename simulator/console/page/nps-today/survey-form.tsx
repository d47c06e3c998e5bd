import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { pageChanges } from '../parts/address';
import { control } from '../parts/api';
import { Failure, Field, Payload, To, when } from '../parts/parts';
import { useAction } from '../parts/use-data';
import type { Survey } from './replies';

const RATINGS = Array.from({ length: 11 }, (_, rating) => rating);

/** The survey as its respondent sees it. */
export function SurveyForm(props: { survey: Survey; onAnswered: () => Promise<void> }): JSX.Element {
  const { survey } = props;
  const { response } = survey;
  const [rating, setRating] = useState<number>();
  const [comment, setComment] = useState('');
  const [later, setLater] = useState(false);
  const { busy, error, act } = useAction();
  const send = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      const text = comment === '' ? null : comment;
      const answer = { rating, comment: text, ...(later && text !== null && { commentLater: true }) };
      await control.post(`/invitations/${survey.id}/response`, answer);
      await props.onAnswered();
    });
  };
  return (
    <>
      <p className="subtle">
        To {survey.respondent.emailAddress ?? 'somebody'}, campaign {survey.campaignId}
      </p>
      {response && (
        <p data-testid="answered">
          Responded {response.rating} on {when(response.respondedAt)}
          {response.comment === null ? ', without a comment.' : `: “${response.comment}”`}{' '}
          {survey.workItem && (
            <To to={pageChanges('work-item', { key: survey.workItem.key })} testId="answered-work-item">
              Open {survey.workItem.key}
            </To>
          )}
        </p>
      )}
      <form onSubmit={send} className="column">
        <fieldset className="ratings">
          <legend>How likely are you to recommend us? 0 is not at all, 10 is very likely.</legend>
          {RATINGS.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={`rating-${survey.id}`}
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
        <Payload label="Custom data" value={survey.custom} />
      </details>
    </>
  );
}
