import React, { useId } from 'react';
import Lozenge from '@atlaskit/lozenge';
import { go } from '../parts/address';
import { when } from '../parts/parts';
import type { Survey } from './replies';
import { SurveyForm } from './survey-form';

/** One survey by the work item that it is about; opened, the respondent's form. Another one that is open closes. */
export function SurveyRow(props: { survey: Survey; open: boolean; onAnswered: () => Promise<void> }): JSX.Element {
  const { survey, open } = props;
  const content = useId();
  return (
    <section className="card" data-testid={`invitation-${survey.id}`}>
      <h2>
        <button
          type="button"
          className="fold"
          aria-expanded={open}
          aria-controls={open ? content : undefined}
          data-testid="open-survey"
          onClick={() => go({ survey: open ? undefined : survey.id })}
        >
          <span aria-hidden>{open ? '▾' : '▸'}</span>
          <span className="grow">
            {titleOf(survey)}
            <small className="subtle">{`To ${nameOf(survey)}, ${when(survey.sentAt)}`}</small>
          </span>
          {survey.response && <Lozenge appearance="success">{`Responded ${survey.response.rating}`}</Lozenge>}
        </button>
      </h2>
      {open && (
        <div id={content} className="column">
          <SurveyForm survey={survey} onAnswered={props.onAnswered} />
        </div>
      )}
    </section>
  );
}

/** What came along names a work item; a survey that names none, or one that is gone, goes by its number. */
function titleOf({ id, workItem }: Survey): string {
  return workItem ? `${workItem.key} ${workItem.summary}` : `Survey ${id}`;
}

function nameOf({ respondent }: Survey): string {
  const { firstName = '', lastName = '', emailAddress = 'somebody' } = respondent;
  return `${firstName} ${lastName}`.trim() || emailAddress;
}
