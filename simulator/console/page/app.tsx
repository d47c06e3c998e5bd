import React, { useEffect, type ComponentType } from 'react';
import { startTheme } from '../../ui-kit/theme/theme';
import { go, pageChanges, useAddress, USERS } from './parts/address';
import { AdminPage } from './jira/admin-page';
import { AppPages } from './jira/app-pages';
import { Flags } from './parts/flags';
import { InboxPage } from './nps-today/inbox-page';
import { NpsTodayPage } from './nps-today/nps-today-page';
import { Choice, Page, To } from './parts/parts';
import { Situation } from './simulator/situation';
import { SimulatorPage } from './simulator/simulator-page';
import { WirePage } from './simulator/wire/wire-page';
import { WorkItemPage } from './jira/work-item-page';
import { WorkItemsPage } from './jira/work-items-page';

const PAGES: { page: string; title: string; hint: string; shows: ComponentType; also?: string }[] = [
  { page: 'work-items', also: 'work-item', title: 'Work items', hint: 'A small Jira', shows: WorkItemsPage },
  { page: 'admin', title: 'Admin page', hint: 'The app in Jira settings', shows: AdminPage },
  { page: 'pages', title: 'App pages', hint: 'The app among Jira’s pages', shows: AppPages },
  { page: 'inbox', title: 'Inbox', hint: 'What respondents receive', shows: InboxPage },
  { page: 'nps-today', title: 'nps.today', hint: 'Campaigns and notifications', shows: NpsTodayPage },
  { page: 'wire', title: 'Wire', hint: 'What went over the wire', shows: WirePage },
  { page: 'simulator', title: 'Simulator', hint: 'Scenario, clock, faults', shows: SimulatorPage },
];

export function App(): JSX.Element {
  const { page, theme = 'light', user = '', locale = 'en-US' } = useAddress();
  useEffect(() => startTheme(theme), [theme]);
  const current = PAGES.find((each) => each.page === page || each.also === page);
  const Shows = page === 'work-item' ? WorkItemPage : current?.shows;
  useEffect(() => {
    document.title = `${current?.title ?? 'Not found'} – nps.today for Jira, console`;
  }, [current]);
  return (
    <div className="console">
      <header className="top">
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <span className="brand">nps.today for Jira</span>
        <Choice
          label="Acting as"
          testId="switch-user"
          value={user}
          options={USERS.map(({ email, name }) => ({ value: email, label: name }))}
          onChoose={(next) => go({ user: next })}
        />
        <Choice
          label="Language"
          testId="switch-locale"
          value={locale}
          options={[
            { value: 'en-US', label: 'English' },
            { value: 'da-DK', label: 'Dansk' },
          ]}
          onChoose={(next) => go({ locale: next })}
        />
        <Choice
          label="Theme"
          testId="switch-theme"
          value={theme}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChoose={(next) => go({ theme: next })}
        />
        <Situation />
      </header>
      <nav className="nav" aria-label="Console">
        <ul>
          {PAGES.map((each) => (
            <li key={each.page}>
              <To
                to={pageChanges(each.page)}
                testId={`nav-${each.page}`}
                aria-current={each === current ? 'page' : undefined}
              >
                {each.title}
                <small>{each.hint}</small>
              </To>
            </li>
          ))}
        </ul>
      </nav>
      <main className="content" id="content">
        {Shows ? (
          <Shows key={user} />
        ) : (
          <Page title="There is no such page" testId="page-unknown">
            <p>Choose one on the left.</p>
          </Page>
        )}
      </main>
      <Flags />
    </div>
  );
}
