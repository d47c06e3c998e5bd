import type { Scenario } from '../../shared/scenario';
import { many } from './many';
import type { TourSite } from './tour-site';

/** A state of the app that is worth seeing, one click away. */
export interface Stop {
  name: string;
  title: string;
  /** What there is to see. */
  shows: string;
  scenario: Scenario;
  /** Pages of the console to look at, best first: their addresses without the console's own parts. */
  look: { label: string; page: string; key?: string; view?: string; status?: string }[];
  /** Brings a site that was just reset into the state. Nothing there takes time or fails by itself. */
  make(site: TourSite): Promise<void>;
}

const RATING_FIELD = 'customfield_10091';
const COMMENT_FIELD = 'customfield_10092';
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** More than the app tries in any of these. */
const ALWAYS = 100_000;
/** Longer than a call of the app can be under way. */
const UNTIL_GIVEN_UP = 2 * HOUR;

const ADMIN = { label: 'Admin page', page: 'admin' };
const INBOX = { label: 'Inbox', page: 'inbox' };
const item = (key: string) => ({ label: key, page: 'work-item', key });

export const STOPS: Stop[] = [
  {
    name: 'parked',
    title: 'A response that could not be written in full',
    shows: 'The comment field is on no screen of the project any more: the rating is on KAN-2, the comment waits.',
    scenario: 'guide',
    look: [item('KAN-2'), ADMIN],
    async make(site) {
      const survey = await site.surveyFor('KAN-2');
      site.jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
      await site.respond(survey, { rating: 3, comment: 'Too slow, and nobody called back.' });
    },
  },
  {
    name: 'failed',
    title: 'Surveys that nps.today did not take',
    shows: 'The campaign allows no duplicates: the same person cannot be surveyed about KAN-2 after KAN-1.',
    scenario: 'guide',
    look: [item('KAN-2'), ADMIN, { label: 'Wire', page: 'wire', status: 'refused' }],
    async make(site) {
      site.npsToday.setAllowDuplicates(site.campaignId, false);
      await site.surveyFor('KAN-1');
      await site.finish('KAN-2');
    },
  },
  {
    name: 'unconfirmed',
    title: 'A survey that may or may not have gone out',
    shows: 'The function died after its call to nps.today about KAN-2 and before its record.',
    scenario: 'guide',
    look: [item('KAN-2'), ADMIN, INBOX],
    async make(site) {
      site.faults.add({ target: 'nps-today', kind: 'crash-after' });
      await site.finish('KAN-2');
      await site.pass(UNTIL_GIVEN_UP);
    },
  },
  {
    name: 'outage',
    title: 'An outage of a day',
    shows: 'nps.today has answered 503 since yesterday: two surveys wait. “Clear all” under Faults ends it.',
    scenario: 'guide',
    look: [ADMIN, item('KAN-2'), { label: 'Wire', page: 'wire', status: 'failed' }],
    async make(site) {
      site.faults.add({ target: 'nps-today', kind: 'status', status: 503, times: ALWAYS });
      await site.finish('KAN-1');
      await site.finish('KAN-2');
      await site.pass(DAY);
    },
  },
  {
    name: 'narrow-permissions',
    title: 'An app that may look and not touch',
    shows: 'The app may browse Kanban and edit nothing there: what was answered about KAN-2 cannot be written.',
    scenario: 'guide',
    look: [item('KAN-2'), ADMIN],
    async make(site) {
      const survey = await site.surveyFor('KAN-2');
      site.jira.change.setAppPermissions('KAN', ['BROWSE_PROJECTS']);
      await site.respond(survey, { rating: 9, comment: 'Quick and friendly.' });
    },
  },
  {
    name: 'key-refused',
    title: 'An API key that was replaced',
    shows: 'nps.today refuses the key: sending pauses by itself, KAN-1 and KAN-2 wait for a new key.',
    scenario: 'guide',
    look: [ADMIN, { label: 'nps.today', page: 'nps-today' }],
    async make(site) {
      site.npsToday.setApiKey('nps-today-demo-key-5678');
      await site.finish('KAN-1');
      await site.finish('KAN-2');
      await site.pass(HOUR);
    },
  },
  {
    name: 'field-gone',
    title: 'A mapped field that was deleted',
    shows: 'The rating field is gone from Jira: the response about KAN-2 waits, and the set-up says why.',
    scenario: 'guide',
    look: [ADMIN, item('KAN-2')],
    async make(site) {
      const survey = await site.surveyFor('KAN-2');
      site.jira.change.deleteField(RATING_FIELD);
      await site.respond(survey, { rating: 7, comment: null });
    },
  },
  {
    name: 'nobody-to-ask',
    title: 'Work items without anybody to ask',
    shows: 'KAN-4’s reporter hides the address, KAN-5’s is an app, KAN-6 has none. Each says what became of it.',
    scenario: 'guide',
    look: [item('KAN-6'), item('KAN-5'), item('KAN-4'), ADMIN],
    async make(site) {
      for (const key of ['KAN-4', 'KAN-5', 'KAN-6']) await site.finish(key);
    },
  },
  {
    name: '600-surveys',
    title: '600 surveys',
    shows: 'A month of surveys, two in three answered, with ratings and comments of every kind; some were not sent.',
    scenario: 'large',
    look: [ADMIN, INBOX],
    make: (site) => many(site, { surveys: 600, days: 30 }),
  },
  {
    name: '5000-surveys',
    title: '5,000 surveys',
    shows: 'Three months on a large site, every work item finished. Making it takes a minute or two.',
    scenario: 'large',
    look: [ADMIN, INBOX],
    make: (site) => many(site, { surveys: 5_000, days: 90 }),
  },
];
