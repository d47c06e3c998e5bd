import type { AdminApi } from '../../../src/contract/admin';
import { FULL_SETUP, ok, problem } from '../../shared/testing/fakes';
import { showSetup } from '../set-up/testing/show-setup';

const QUARANTINE = 'Leave people alone after a survey';
const DOMAINS = 'Domains that are not surveyed';
const LABEL = 'Label that means “no survey”';
const BULK = 'Work items finished at once, at most';
const PER_HOUR = 'Surveys an hour, at most';
const PER_DAY = 'Surveys a day, at most';
const MINUTES = 'Least time open, in minutes';
const GROUPS = [
  { id: 'g1', name: 'Partners' },
  { id: 'g2', name: 'Staff' },
];
const none = FULL_SETUP.guardRails;

async function open(guardRails = none, save: AdminApi['saveGuardRails'] = async () => ok(null)) {
  const saved: unknown[] = [];
  const screen = await showSetup(
    { ...FULL_SETUP, guardRails },
    {
      saveGuardRails: (input) => (saved.push(input), save(input)),
      listGroups: async (wanted) => ok(GROUPS.filter(({ id }) => !('ids' in wanted) || wanted.ids.includes(id))),
    },
  );
  await screen.press('Change the guard rails');
  return { screen, saved };
}

it('saves what was typed, as people type it', async () => {
  const { screen, saved } = await open();
  await screen.tick(QUARANTINE, true);
  await screen.type('Days', ' 30 ');
  await screen.type(DOMAINS, '@Example.com, partner.example.org;example.com');
  await screen.type(LABEL, ' no-survey ');
  await screen.type(MINUTES, '5');
  await screen.type(BULK, '8');
  await screen.type(PER_HOUR, '20');
  await screen.type(PER_DAY, ' 100');
  await screen.tick('Do not survey people about their own work', true);
  await screen.tick('Do not survey people about what they finished themselves', true);
  await screen.tick('Do not survey agents of the project', true);
  await screen.tick('Do not survey about what an app finished', true);
  await screen.submit();
  expect(saved).toEqual([
    {
      quarantine: { days: 30, since: 'sent', then: 'drop' },
      excludedDomains: ['example.com', 'partner.example.org'],
      noSurveyLabel: 'no-survey',
      leastOpenMinutes: 5,
      bulkMost: 8,
      perHour: 20,
      perDay: 100,
      skipOwn: true,
      skipFinisher: true,
      skipAgents: true,
      skipAppFinished: true,
      excludedPeople: [],
      excludedGroups: [],
    },
  ]);
  expect(screen.text()).toContain('Saved.');
});

it('shows what is set, and lets each be taken back', async () => {
  const { screen, saved } = await open({
    quarantine: { days: 14, since: 'answered', then: 'wait' },
    excludedDomains: ['example.com', 'example.org'],
    noSurveyLabel: 'quiet',
    leastOpenMinutes: 10,
    bulkMost: 10,
    perHour: 20,
    perDay: 300,
    skipOwn: true,
    skipFinisher: false,
    skipAgents: false,
    skipAppFinished: false,
    excludedPeople: [],
    excludedGroups: [],
  });
  expect(screen.field('Days').props.value).toBe('14');
  expect(screen.all('RadioGroup').map(({ props }) => props.value)).toEqual(['answered', 'wait']);
  expect(screen.field(DOMAINS).props.value).toBe('example.com example.org');
  await screen.tick(QUARANTINE, false);
  for (const field of [DOMAINS, LABEL, MINUTES, BULK, PER_HOUR, PER_DAY]) await screen.type(field, '');
  await screen.tick('Do not survey people about their own work', false);
  await screen.submit();
  expect(saved).toEqual([none]);
});

it.each([
  ['Days', '0', 'Type a whole number from 1 to 730.'],
  ['Days', 'ten', 'Type a whole number from 1 to 730.'],
  [DOMAINS, 'example.com intranet', '“intranet” is not a domain.'],
  [LABEL, 'no survey', 'A label has no spaces'],
  [BULK, '101', 'Type a whole number from 1 to 100'],
  [PER_HOUR, '0', 'Type a whole number from 1 to 36000'],
  [PER_DAY, 'many', 'Type a whole number from 1 to 500000'],
  [MINUTES, '1.5', 'Type a whole number from 1 to 43200'],
])('says beside %s that “%s” cannot be saved, and keeps it', async (field, typed, message) => {
  const { screen, saved } = await open();
  await screen.tick(QUARANTINE, true);
  await screen.type(field, typed);
  await screen.submit();
  expect(screen.messageOf(field)).toContain(message);
  expect(screen.field(field).props.value).toBe(typed);
  expect(saved).toEqual([]);
});

it('says that they could not be saved, and keeps what was typed', async () => {
  const { screen } = await open(none, async () => problem('jira-unavailable'));
  await screen.type(LABEL, 'quiet');
  await screen.submit();
  expect(screen.field(LABEL).props.value).toBe('quiet');
  expect(screen.text()).not.toContain('Saved.');
});

it('takes people and groups from pickers, and keeps their ids alone', async () => {
  const { screen, saved } = await open({ ...none, excludedPeople: ['carla'], excludedGroups: ['g2', 'g9'] });
  const [picker] = screen.all('UserPicker');
  expect(picker?.props).toMatchObject({ label: 'People who are not surveyed', defaultValue: ['carla'], isMulti: true });
  const people = [
    { id: 'carla', name: 'Carla' },
    { id: 'ben', name: 'Ben' },
  ];
  await screen.during(() => (picker?.props.onChange as (picked: unknown) => void)(people));
  const groups = () => screen.field('Groups whose members are not surveyed').props;
  expect(groups().value).toEqual([
    { value: 'g2', label: 'Staff' },
    { value: 'g9', label: 'a group that is gone (id g9)' },
  ]);
  await screen.pick('Groups whose members are not surveyed', [{ value: 'g1', label: 'Partners' }]);
  await screen.submit();
  expect(saved).toEqual([{ ...none, excludedPeople: ['carla', 'ben'], excludedGroups: ['g1'] }]);
});

it('takes back the last person', async () => {
  const { screen, saved } = await open({ ...none, excludedPeople: ['carla'] });
  const [picker] = screen.all('UserPicker');
  await screen.during(() => (picker?.props.onChange as (picked: unknown) => void)(null));
  await screen.submit();
  expect(saved).toEqual([none]);
});
