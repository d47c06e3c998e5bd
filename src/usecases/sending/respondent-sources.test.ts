import { guideSettings, person, PROJECT } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { NO_GUARD_RAILS, type GuardRails } from '../../domain/guard-rails';
import type { RespondentPart, Source } from '../../domain/respondent';
import type { Rule } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import type { WorkItem } from '../../ports/work-items';
import { showRespondent } from './show-respondent';

const ID = '10002:501';
const [guide] = guideSettings().rules as [Rule];
const CONTACT = { id: 'customfield_1', name: 'Contact' };
const MAIL = { id: 'customfield_2', name: 'Customer e-mail' };
const PHONE = { id: 'customfield_3', name: 'Phone' };
const PARTICIPANTS = { id: 'customfield_4', name: 'Request participants' };
const FROM_CONTACT: Source = { kind: 'person', field: CONTACT };
const FROM_MAIL: Source = { kind: 'address', field: MAIL };
const REPORTER: Source = { kind: 'reporter' };

function site(part: RespondentPart | Source[], item: Partial<WorkItem> = {}, rails: Partial<GuardRails> = {}) {
  const respondent = Array.isArray(part) ? { sources: part } : part;
  const built = world(
    guideSettings({ rules: [{ ...guide, respondent }], guardRails: { ...NO_GUARD_RAILS, ...rails } }),
  );
  Object.assign(built.workItems.item('KAN-2').workItem, item);
  return built;
}

async function complete(built: ReturnType<typeof site>) {
  await built.plan();
  await built.runQueue();
  return built.survey(ID);
}

/** What the check that looks for somebody to ask saw, in its order. */
function saw({ decision }: Survey): string[] {
  const seen = decision?.checks.find(({ name }) => name === 'has-respondent')?.saw;
  return seen
    ? [...(seen.before ?? []), seen].map(({ what, values }) => [what, values?.name].filter(Boolean).join(' '))
    : [];
}

const anna = person({ accountId: 'anna', displayName: 'Anna Lise Berg', emailAddress: 'anna@example.com' });
const inContact = { people: { [CONTACT.id]: [anna] } };

describe('the first source with an e-mail address is surveyed', () => {
  it('the person in a field, by name, with the field recorded', async () => {
    const built = site([FROM_CONTACT, REPORTER], inContact);
    const survey = await complete(built);
    expect(survey.state).toBe('sent');
    expect(saw(survey)).toEqual(['from-field Contact']);
    expect(built.surveyService.inbox).toMatchObject([
      {
        respondent: { emailAddress: 'anna@example.com', firstName: 'Anna Lise', lastName: 'Berg', externalId: 'anna' },
      },
    ]);
    expect(built.workItems.reads).toBe(1);
  });

  it('an address alone, of which nothing else is known', async () => {
    const built = site([FROM_MAIL, REPORTER], { texts: { [MAIL.id]: ' x@example.com' } });
    await complete(built);
    expect(built.surveyService.inbox.map(({ respondent }) => respondent)).toEqual([{ emailAddress: 'x@example.com' }]);
  });

  it('the reporter, where the others give nobody, with why', async () => {
    const built = site([FROM_CONTACT, FROM_MAIL, REPORTER], { texts: { [MAIL.id]: 'ask Carla' } });
    const survey = await complete(built);
    expect(survey.state).toBe('sent');
    expect(saw(survey)).toEqual(['field-empty Contact', 'field-no-address Customer e-mail', 'from-reporter']);
  });

  it('nobody, where none gives somebody, with why', async () => {
    const built = site([FROM_CONTACT, FROM_MAIL], { people: { [CONTACT.id]: [{ ...anna, emailAddress: undefined }] } });
    const survey = await complete(built);
    expect(survey).toMatchObject({ state: 'skipped', reason: 'no-respondent' });
    expect(saw(survey)).toEqual(['field-no-email Contact', 'field-empty Customer e-mail']);
    expect(built.surveyService.inbox).toEqual([]);
  });

  it('the first participant from outside', async () => {
    const agent = person({ accountId: 'agent', emailAddress: 'agent@example.com' });
    const built = site([{ kind: 'participants', field: PARTICIPANTS }], {
      people: { [PARTICIPANTS.id]: [agent, anna] },
    });
    built.people.agents.add(`agent ${PROJECT}`);
    await complete(built);
    expect(built.surveyService.inbox).toMatchObject([{ respondent: { emailAddress: 'anna@example.com' } }]);
  });

  it.each([
    ['+45 12 34 56 78', '+4512345678'],
    ['12 34 56 78', undefined],
  ])('with the telephone number %s where it names its country', async (text, phoneNumber) => {
    const built = site({ sources: [REPORTER], phone: PHONE }, { texts: { [PHONE.id]: text } });
    expect(saw(await complete(built))).toEqual([]);
    expect(built.surveyService.inbox[0]?.respondent.phoneNumber).toBe(phoneNumber);
  });
});

describe('while addresses are unavailable', () => {
  it('waits for the first, and after an hour asks the next', async () => {
    const built = site([FROM_CONTACT, FROM_MAIL], {
      people: { [CONTACT.id]: [{ ...anna, emailAddress: undefined }] },
      texts: { [MAIL.id]: 'x@example.com' },
    });
    built.workItems.directoryDown = true;
    expect(await complete(built)).toMatchObject({ state: 'scheduled', failing: { address: expect.anything() } });
    for (let minutes = 0; minutes < 75; minutes += 5) {
      built.clock.pass(5 * 60_000);
      await built.sweep();
    }
    const survey = await built.survey(ID);
    expect(survey.state).toBe('sent');
    expect(saw(survey)).toEqual(['field-no-email Contact', 'from-field Customer e-mail']);
  });
});

describe('guard rails look at whoever was chosen', () => {
  it.each<[string, Partial<GuardRails>, Partial<WorkItem>, string]>([
    ['the assignee', { skipOwn: true }, { assigneeId: 'anna' }, 'reporter-is-assignee'],
    ['an excluded person', { excludedPeople: ['anna'] }, {}, 'person-excluded'],
    ['an excluded domain', { excludedDomains: ['example.com'] }, {}, 'domain-excluded'],
    ['an agent', { skipAgents: true }, {}, 'reporter-is-agent'],
    ['a member of an excluded group', { excludedGroups: ['g'] }, {}, 'group-excluded'],
  ])('%s', async (_who, rails, item, reason) => {
    const built = site([FROM_CONTACT, REPORTER], { ...inContact, ...item }, rails);
    built.people.agents.add(`anna ${PROJECT}`);
    built.people.groups.anna = ['g'];
    expect(await complete(built)).toMatchObject({ state: 'skipped', reason });
  });

  it('and of an address alone at its domain and its quarantine, and at nothing that is a person’s', async () => {
    const rails: Partial<GuardRails> = {
      skipOwn: true,
      skipFinisher: true,
      skipAgents: true,
      excludedPeople: ['customer-1'],
      excludedGroups: ['g'],
    };
    const texts = { [MAIL.id]: 'x@example.com' };
    const survey = await complete(site([FROM_MAIL], { texts }, rails));
    expect(survey.state).toBe('sent');
    const sawNone = survey.decision?.checks.filter((check) => check.saw?.what === 'no-account');
    expect(sawNone?.map(({ name }) => name)).toEqual([
      'not-own-work',
      'person-allowed',
      'not-finished-by-reporter',
      'not-agent',
      'group-allowed',
    ]);
    const excluded = site([FROM_MAIL], { texts }, { ...rails, excludedDomains: ['example.com'] });
    expect(await complete(excluded)).toMatchObject({ state: 'skipped', reason: 'domain-excluded' });
  });

  it('a quarantine of one person holds whatever source they come from', async () => {
    const quarantine = { days: 30, since: 'sent', then: 'drop' } as const;
    const built = site([FROM_MAIL], { texts: { [MAIL.id]: 'Customer@Example.com' } }, { quarantine });
    await complete(built);
    await built.settings.write({ ...(await built.settings.read()), rules: [guide] });
    built.clock.pass(60_000);
    await built.plan({ changeId: '502' });
    await built.runQueue();
    expect(await built.survey('10002:502')).toMatchObject({ state: 'skipped', reason: 'quarantine' });
  });
});

describe('before a survey is sent by hand', () => {
  it.each<[string, Source[], Partial<WorkItem>, object]>([
    ['the person in a field', [FROM_CONTACT], inContact, { kind: 'respondent', accountId: 'anna' }],
    [
      'an address, by the name of its field',
      [FROM_MAIL],
      { texts: { [MAIL.id]: 'x@example.com' } },
      { kind: 'address', field: 'Customer e-mail' },
    ],
    ['nobody', [FROM_MAIL], {}, { kind: 'nobody', reason: 'no-respondent' }],
  ])('it is said to whom it would go: %s', async (_who, sources, item, expected) => {
    expect(await showRespondent(site(sources, item).ports, 'KAN-2')).toEqual(expected);
  });
});
