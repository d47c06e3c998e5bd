import { COMMENT_FIELD, guideSettings, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Settings } from '../../domain/settings';
import { runProbe } from './run-probe';

const BOTH = [RATING_FIELD, COMMENT_FIELD];

/** A site with so many projects, both fields on the screens of each; the rule covers these. */
function site(count: number, change: Partial<Settings> = {}, projects?: 'all' | string[]) {
  const settings = guideSettings(change);
  const ids = Array.from({ length: count }, (_each, index) => String(Number(PROJECT) + index));
  const rules = settings.rules.map((rule) => ({ ...rule, projects: projects ?? ids }));
  const found = world({ ...settings, rules });
  found.configuration.all = {
    projects: ids.map((id) => ({ id, key: `P${id}`, name: id, teamManaged: false })),
    fields: [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'short-text' },
    ],
    screens: Object.fromEntries(ids.map((id) => [id, [{ id, name: 'Edit', fieldIds: BOTH, firstTabId: '1' }]])),
  };
  return found;
}

describe('whether fields can be written', () => {
  it.each([['all' as const], [undefined]])(
    'is asked of five projects at most, of those covered: %p',
    async (projects) => {
      expect(await runProbe(site(7, {}, projects).ports, 'fields-writable')).toMatchObject({
        verdict: 'as-assumed',
        answer: '5 of 5 projects checked',
      });
    },
  );

  it('says every kind of reason once, in the order of the alphabet', async () => {
    const { ports } = site(4);
    ports.configuration.access = { '10000': { app: 'see' }, '10001': { app: 'none' }, '10002': { app: 'see' } };
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({
      verdict: 'differs',
      answer: '1 of 4 projects checked: hidden, read-only',
    });
  });

  it('is not proved, and waits, where there was no finished work item to ask about', async () => {
    const { ports } = site(2);
    ports.configuration.access = { '10000': { workItem: 'unfinished' } };
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({
      verdict: 'waiting',
      answer: '2 of 2 projects checked; 1 without a finished work item',
    });
    ports.configuration.access = { '10000': { workItem: 'none' }, '10001': { app: 'none' } };
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({
      verdict: 'differs',
      answer: '1 of 2 projects checked: hidden; 1 without a finished work item',
    });
  });

  it.each([
    ['the projects', 'projects', 'all' as const],
    ['any of them', 'projectsById', undefined],
    ['what may be written', 'writable', undefined],
  ] as const)('has no answer while Jira does not return %s', async (_what, call, projects) => {
    const { ports } = site(2, {}, projects);
    ports.configuration[call] = async () => ({ kind: 'try-later' });
    expect(await runProbe(ports, 'fields-writable')).toEqual({ question: 'fields-writable', verdict: 'unknown' });
  });

  it('has an answer as soon as Jira answers for one project', async () => {
    const { ports } = site(2);
    const { writable } = ports.configuration;
    ports.configuration.writable = async (id, ...rest) =>
      id === PROJECT ? { kind: 'try-later' } : writable(id, ...rest);
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({ answer: '1 of 2 projects checked: unknown' });
  });

  it('waits for fields; one is enough to ask about', async () => {
    const { rating, comment } = guideSettings().fields;
    expect(await runProbe(site(1, { fields: {} }).ports, 'fields-writable')).toMatchObject({ verdict: 'waiting' });
    for (const fields of [{ rating }, { comment }])
      expect(await runProbe(site(1, { fields }).ports, 'fields-writable')).toMatchObject({ verdict: 'as-assumed' });
  });
});

describe("whether a customer's address can be read", () => {
  it('is asked of somebody from the covered projects', async () => {
    const { ports } = site(1);
    ports.siteProbe.answers.customersIn = ['424242'];
    expect(await runProbe(ports, 'email-customer')).toMatchObject({ verdict: 'waiting' });
    ports.siteProbe.answers.customersIn = [PROJECT];
    expect(await runProbe(ports, 'email-customer')).toMatchObject({ verdict: 'as-assumed', answer: 'yes' });
  });
});

describe('the time of a storage call', () => {
  it.each([
    [1, 'up to 25 ms', 'as-assumed'],
    [25, 'up to 25 ms', 'as-assumed'],
    [26, 'up to 50 ms', 'as-assumed'],
    [100, 'up to 100 ms', 'as-assumed'],
    [101, 'up to 250 ms', 'differs'],
    [500, 'up to 500 ms', 'differs'],
    [1_000, 'up to 1000 ms', 'differs'],
    [1_001, 'above 1000 ms', 'differs'],
  ])('of %d ms is reported as a class', async (medianMs, answer, verdict) => {
    const { ports } = site(1);
    ports.siteProbe.answers.readMs = [medianMs];
    expect(await runProbe(ports, 'storage-time')).toMatchObject({ answer, verdict });
  });
});
