import { array, assert, asyncProperty, constantFrom, integer, nat, record } from 'fast-check';
import { guideSettings, kan2, NOON, person } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import type { Rule } from '../../domain/rule';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A project of each of two rules. */
const PROJECTS = ['10000', '77'];
const PEOPLE = ['carla', 'ben', 'ann'];

/** Completions of work items of three people in the projects of two rules, one after another. */
const completions = array(
  record({ who: constantFrom(...PEOPLE), project: constantFrom(...PROJECTS), hours: nat(60) }),
  { minLength: 1, maxLength: 15 },
);

it('asks each person at most once in so many days, whatever the rules, and drops nothing else', async () => {
  await assert(
    asyncProperty(completions, integer({ min: 1, max: 4 }), async (all, days) => {
      const quarantine = { days, since: 'sent', then: 'drop' } as const;
      const settings = guideSettings({ guardRails: { ...NO_GUARD_RAILS, quarantine } });
      const [rule] = settings.rules as [Rule];
      const rules = PROJECTS.map((project, n) => ({ ...rule, id: `r${n}`, campaignId: 16588, projects: [project] }));
      const site = world({ ...settings, rules });
      const asked = new Map<string, number>();
      for (const [index, { who, project, hours }] of all.entries()) {
        site.clock.pass(hours * HOUR);
        const finishedAt = site.clock.now();
        const [id, key] = [String(500 + index), `KAN-${500 + index}`];
        const reporter = person({ accountId: who, emailAddress: `${who}@example.com` });
        site.workItems.add(kan2({ id, key, projectId: project, reporter }));
        site.workItems.emails.set(who, `${who}@example.com`);
        await site.plan({ workItemId: id, workItemKey: key, projectId: project, changeId: '1' });
        await site.runQueue();
        const survey = await site.survey(`${id}:1`);
        const ends = (asked.get(who) ?? NOON - 1_000 * DAY) + days * DAY;
        // Dispatching takes seconds: where the quarantine ends in them, either is right.
        const known = [...new Set([finishedAt, site.clock.now()].map((at) => (at >= ends ? 'sent' : 'quarantine')))];
        expect(known).toContain(survey.reason ?? survey.state);
        if (survey.sentAt !== undefined) {
          expect(survey.sentAt).toBeGreaterThanOrEqual(ends);
          asked.set(who, survey.sentAt);
        }
      }
      expect(site.surveyService.inbox.length).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 60 },
  );
});
