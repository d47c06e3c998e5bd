import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SiteFinding, SiteQuestion } from '../../../src/contract/admin/site-check';
import { SITE_PROBES, SITE_TRAFFIC } from '../../../src/contract/admin/site-check';
import { adminApi, never, ok, problem } from '../../shared/testing/fakes';
import { DAY, HOUR, NOW, testWords } from '../../shared/testing/test-words';
import { SiteCheckPage } from './site-check-page';

const QUESTIONS: SiteQuestion[] = [...SITE_PROBES, ...SITE_TRAFFIC];

function findings(known: Partial<Record<SiteQuestion, Partial<SiteFinding>>> = {}): SiteFinding[] {
  return QUESTIONS.map((question) => ({ question, verdict: 'waiting', ...known[question] }));
}

const YES = { verdict: 'as-assumed', answer: 'yes', since: NOW - 2 * DAY, lastAt: NOW - HOUR } as const;

function show(calls: Partial<AdminApi>, words = testWords()) {
  return render(<SiteCheckPage api={adminApi(calls)} />, words);
}

describe('Check this site', () => {
  it('shows that it is loading, and why it could not be loaded', async () => {
    expect((await show({ getSiteCheck: never })).text()).toContain('Fetching what was seen…');
    const failed = await show({ getSiteCheck: async () => problem('jira-unavailable') });
    expect(failed.text()).toContain('Jira did not answer in time');
    expect(failed.buttons()).toContain('Try again');
  });

  it('says of each question what it waits for', async () => {
    const screen = await show({ getSiteCheck: async () => ok(findings()) });
    expect(screen.text()).toContain('Not checked yet.');
    expect(screen.text()).toContain('Waits for the next status change in a chosen project.');
    expect(screen.all('Lozenge')).toHaveLength(QUESTIONS.length);
    expect(screen.buttons()).toContain('Check now');
  });

  it('shows what was seen, since when, what it means and what to do', async () => {
    const refused = { verdict: 'differs', answer: 'refused', since: NOW - DAY, lastAt: NOW - DAY } as const;
    const screen = await show({
      getSiteCheck: async () => ok(findings({ 'app-admin': YES, 'quiet-write': refused })),
    });
    expect(screen.text()).toContain('As expected The app can create fields');
    expect(screen.text()).toContain('Seen: yes · Since Nov 21, 2026');
    expect(screen.text()).toContain('Different Jira did not let the app write without notifying watchers');
    expect(screen.text()).toContain('Last checked 1 hour ago.');
    expect(screen.buttons()).toContain('Check again');
  });

  it('asks one question after the other, and goes on where one has no answer', async () => {
    const asked: string[] = [];
    const screen = await show({
      getSiteCheck: async () => ok(findings()),
      runSiteProbe: async ({ probe }) => {
        asked.push(probe);
        if (probe === 'email-admin') throw new Error('no answer');
        return ok({ question: probe, ...YES });
      },
    });
    await screen.press('Check now');
    expect(asked).toEqual([...SITE_PROBES]);
    expect(screen.text()).toContain('No answer There was no answer just now');
    expect(screen.text()).toContain('Seen: yes');
  });

  it('says which question is being asked', async () => {
    const screen = await show({
      getSiteCheck: async () => ok(findings()),
      runSiteProbe: ({ probe }) => (probe === 'app-admin' ? Promise.resolve(ok({ question: probe, ...YES })) : never()),
    });
    await screen.press('Check now');
    expect(screen.text()).toContain('2 of 5: Rating and comment can be written on finished work items');
  });

  it('stops where the reader lacks permission, and says so', async () => {
    const screen = await show({
      getSiteCheck: async () => ok(findings()),
      runSiteProbe: async () => problem('not-allowed'),
    });
    await screen.press('Check now');
    expect(screen.text()).toContain('You do not have permission to do this.');
  });

  it('has it all as text, with the codes of the questions', async () => {
    const screen = await show({ getSiteCheck: async () => ok(findings({ 'app-admin': YES })) });
    const { value, isReadOnly } = screen.field('What was seen, as text').props as {
      value: string;
      isReadOnly: boolean;
    };
    expect(isReadOnly).toBe(true);
    expect(value.split('\n')).toHaveLength(QUESTIONS.length + 1);
    expect(value).toContain('app-admin: As expected | Seen: yes | Since Nov 21, 2026');
    expect(value).toContain('event-shape: Not seen yet');
    await screen.press('Copy the text');
    expect(screen.text()).toContain('Your browser does not let the app copy');
  });

  it('speaks Danish', async () => {
    const screen = await show({ getSiteCheck: async () => ok(findings({ 'app-admin': YES })) }, testWords('da-DK'));
    expect(screen.text()).toContain('Som ventet Appen kan oprette felter');
    expect(screen.buttons()).toContain('Tjek igen');
  });
});
