import React from 'react';
import { go, useAddress } from '../parts/address';
import { control } from '../parts/api';
import { Choice, Page, Shown, To } from '../parts/parts';
import { SearchField } from '../parts/search-field';
import { useData } from '../parts/use-data';
import { SurveyRow } from './survey-row';
import type { Inbox } from './replies';

const EVERYBODY = 'everybody';
const LOOK_EVERY_MS = 2_000;

/** What the respondents received, and their responses: a page of rows, one of them open. */
export function InboxPage(): JSX.Element {
  const { respondent, search, before, survey } = useAddress();
  const asked = new URLSearchParams({
    ...(respondent && { respondent }),
    ...(search && { search }),
    ...(before && { before }),
  }).toString();
  const inbox = useData(`inbox ${asked}`, () => control.get<Inbox>(`/inbox?${asked}`), LOOK_EVERY_MS);
  return (
    <Page title="Inbox" testId="page-inbox" intro="The surveys that nps.today sent, newest first. Respond here.">
      <div className="row end">
        <Choice
          label="Respondent"
          testId="inbox-respondent"
          value={respondent ?? EVERYBODY}
          options={[
            { value: EVERYBODY, label: 'Everybody' },
            ...choosable(inbox.data?.respondents ?? [], respondent).map((each) => ({ value: each, label: each })),
          ]}
          onChoose={(next) => go({ respondent: next === EVERYBODY ? undefined : next, before: undefined })}
        />
        <SearchField
          label="Search"
          testId="inbox-search"
          value={search}
          onSearch={(next) => go({ search: next, before: undefined })}
        />
      </div>
      <Shown from={inbox}>
        {(page) => (
          <>
            {page.surveys.length === 0 && <p data-testid="inbox-empty">{whyEmpty(page)}</p>}
            {page.surveys.map((each) => (
              <SurveyRow key={each.id} survey={each} open={each.id === survey} onAnswered={inbox.reload} />
            ))}
            {page.surveys.length > 0 && <Paging page={page} turned={before !== undefined} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

/** The one that is chosen can be seen to be chosen, whatever the page holds. */
function choosable(respondents: string[], chosen: string | undefined): string[] {
  return chosen === undefined || respondents.includes(chosen) ? respondents : [chosen, ...respondents];
}

function whyEmpty({ total }: Inbox): string {
  return total === 0 ? 'No survey has been sent yet.' : 'No survey matches.';
}

function Paging({ page, turned }: { page: Inbox; turned: boolean }): JSX.Element {
  return (
    <nav className="row spread" aria-label="Pages of the inbox">
      <span className="subtle" data-testid="inbox-count">
        {page.matching === page.total ? `${page.total} in all` : `${page.matching} of ${page.total} match`}
      </span>
      <span className="row">
        {turned && (
          <To to={{ before: undefined }} testId="inbox-newest">
            Newest
          </To>
        )}
        {page.older !== undefined && (
          <To to={{ before: page.older }} testId="inbox-older">
            Older
          </To>
        )}
      </span>
    </nav>
  );
}
