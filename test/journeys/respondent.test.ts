import { NO_RAILS } from './call-table';
import { setRules } from '../../scripts/bench/rules';
import type { Rule } from '../../src/domain/rule';
import type { Survey } from '../../src/domain/survey';
import { startTestSite, type TestSite } from './test-site';

const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';
let site: TestSite;
beforeAll(async () => void (site = await startTestSite({ weather: 'usual' })), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset('guide', { weather: 'usual' }));

type Sources = NonNullable<Rule['respondent']>['sources'];

async function fieldOf(type: string, name: string): Promise<{ id: string; name: string }> {
  const { id } = await site.jira<{ id: string }>('POST', '/field', { name, type: `${TYPES}${type}` });
  site.change.addFieldToScreens(id, 'KAN');
  return { id, name };
}

async function participantsField(): Promise<{ id: string; name: string }> {
  const listed = await site.asAdmin<{ value: { id: string; name: string; holds: string }[] }>('listSourceFields', {});
  const found = listed.value.find(({ holds }) => holds === 'participants');
  if (!found) throw new Error('There is no field for participants');
  return { id: found.id, name: found.name };
}

async function finish(key: string, status = 'Done') {
  await site.transition(key, status);
  await site.advance(60);
  await site.idle();
  const [survey] = (await site.surveys()).filter(({ workItemKey }) => workItemKey === key);
  return survey;
}

/** What the check that looks for somebody to ask saw, in its order. */
function saw({ decision }: Partial<Survey> = {}): string[] {
  const seen = decision?.checks.find(({ name }) => name === 'has-respondent')?.saw;
  return seen ? [...(seen.before ?? []), seen].map(({ what }) => what) : [];
}

const invited = async () => (await site.invitations()).map(({ respondent }) => respondent as { emailAddress: string });
const accounts = () => site.simulator.jira.users.ids;

describe('whom a rule surveys', () => {
  it('is the person in its field, and nobody reads the work item twice for that', async () => {
    const contact = await fieldOf('multiuserpicker', 'Contact');
    await setRules(site.simulator, [{ respondent: { sources: [{ kind: 'person', field: contact }] } }]);
    const people = [{ accountId: accounts().hidden }, { accountId: accounts().customer }];
    await site.jira('PUT', '/issue/KAN-1', { fields: { [contact.id]: people } });
    const before = (await site.requests('jira')).length;
    expect(saw(await finish('KAN-1'))).toEqual(['from-field']);
    expect(await invited()).toMatchObject([{ emailAddress: 'hidden@example.com', firstName: 'Hidden' }]);
    const reads = (await site.requests('jira')).slice(before).filter(({ path }) => /\/issue\/\d+\?fields=/.test(path));
    expect(reads).toHaveLength(1);
  });

  it('is whoever comes next where a person’s address cannot be read', async () => {
    const contact = await fieldOf('userpicker', 'Contact');
    const mail = await fieldOf('textfield', 'Customer e-mail');
    const sources: Sources = [
      { kind: 'person', field: contact },
      { kind: 'address', field: mail },
      { kind: 'reporter' },
    ];
    await setRules(site.simulator, [{ respondent: { sources } }]);
    site.change.setEmailApiBlocked('hidden@example.com', true);
    const fields = { [contact.id]: { accountId: accounts().hidden }, [mail.id]: 'someone@example.net' };
    await site.jira('PUT', '/issue/KAN-1', { fields });
    await site.jira('PUT', '/issue/KAN-2', { fields: { ...fields, [mail.id]: 'someone at example.net' } });
    expect(saw(await finish('KAN-1'))).toEqual(['field-no-email', 'from-field']);
    expect(saw(await finish('KAN-2'))).toEqual(['field-no-email', 'field-no-address', 'from-reporter']);
    const [alone, reporter] = await invited();
    expect(alone).toMatchObject({ emailAddress: 'someone@example.net' });
    expect(alone).not.toHaveProperty('firstName');
    expect(reporter).toMatchObject({ emailAddress: 'customer@example.com' });
  });

  it('is nobody where no source gives one: recorded, and said on the work item', async () => {
    const contact = await fieldOf('userpicker', 'Contact');
    await setRules(site.simulator, [{ respondent: { sources: [{ kind: 'person', field: contact }] } }]);
    const survey = await finish('KAN-1');
    expect(survey).toMatchObject({ state: 'skipped', reason: 'no-respondent' });
    expect(saw(survey)).toEqual(['field-empty']);
    expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'skipped', reason: 'no-respondent' });
    expect(await site.invitations()).toEqual([]);
  });

  it('is the first participant from outside, a portal customer by the address on the request', async () => {
    const { id } = await site.jira<{ id: string }>('GET', '/project/HELP');
    const sources: Sources = [{ kind: 'participants', field: await participantsField() }, { kind: 'reporter' }];
    await setRules(site.simulator, [{ projects: [id], respondent: { sources } }]);
    site.change.setParticipants('HELP-2', ['agent@example.com', accounts().portalCustomer]);
    site.change.setParticipants('HELP-1', ['agent@example.com']);
    expect(saw(await finish('HELP-2', 'Resolved'))).toEqual(['from-field']);
    expect(await invited()).toMatchObject([{ emailAddress: 'portal@example.org' }]);
    expect(saw(await finish('HELP-1', 'Resolved'))).toEqual(['field-internal', 'from-reporter']);
  });
});

it('the campaign is that of the respondent’s language, where they let it be seen, and the rule’s otherwise', async () => {
  const other = 16602;
  const languages = [{ language: 'da', campaignId: other }];
  await setRules(site.simulator, [{ languages }]);
  site.change.setLocale('customer@example.com', 'da_DK');
  await finish('KAN-1');
  site.change.setLocaleHidden('customer@example.com', true);
  await finish('KAN-2');
  const campaigns = (await site.invitations()).map(({ campaignId }) => campaignId);
  expect(campaigns).toEqual([other, 16588]);
  expect((await site.requests('jira')).filter(({ path }) => /\/user\?accountId=/.test(path)).length).toBe(2);
});

describe('a rule that surveys everyone', () => {
  it('asks each once, takes each response, and puts the mean on the work item', async () => {
    const contacts = await fieldOf('multiuserpicker', 'Contacts');
    const mail = await fieldOf('textfield', 'Customer e-mail');
    const sources: Sources = [
      { kind: 'reporter' },
      { kind: 'person', field: contacts },
      { kind: 'address', field: mail },
    ];
    await setRules(site.simulator, [{ respondent: { sources, everyone: 'mean' } }]);
    const people = [{ accountId: accounts().hidden }, { accountId: accounts().customer }];
    const fields = { [contacts.id]: people, [mail.id]: 'Someone@example.net' };
    await site.jira('PUT', '/issue/KAN-1', { fields });
    await finish('KAN-1');
    const sent = await site.invitations();
    expect((await invited()).map(({ emailAddress }) => emailAddress.toLowerCase()).sort()).toEqual([
      'customer@example.com',
      'hidden@example.com',
      'someone@example.net',
    ]);
    expect((await site.surveys()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'sent' });

    const [first, second, third] = sent as [(typeof sent)[0], (typeof sent)[0], (typeof sent)[0]];
    await site.respond(first, { rating: 10, comment: 'Fast' });
    await site.advance(60);
    await site.respond(second, { rating: 3, comment: 'Slow' });
    await site.advance(60);
    await site.respond(third, { rating: 8 });
    await site.advance(60);
    await site.idle();
    expect(await site.onWorkItem('KAN-1')).toMatchObject({
      rating: 7,
      comment: 'Slow',
      mark: { state: 'answered', rating: 7, category: 'passive' },
    });
    const { value } = await site.onPanel<{ value: { together: { ratings: string; surveys: { rating: number }[] } } }>(
      'getSurvey',
      'KAN-1',
    );
    expect(value.together.ratings).toBe('mean');
    expect(value.together.surveys.map(({ rating }) => rating).sort((a, b) => a - b)).toEqual([3, 8, 10]);
    expect(JSON.stringify(await site.storage())).not.toMatch(/someone@|hidden@|customer@/i);

    await site.respond(second, { rating: 9 });
    await site.idle();
    expect(await site.onWorkItem('KAN-1')).toMatchObject({ rating: 9, comment: 'Slow' });
  });

  it('asks nobody who was taken off the list while their survey waited', async () => {
    const contacts = await fieldOf('multiuserpicker', 'Contacts');
    const sources: Sources = [{ kind: 'reporter' }, { kind: 'person', field: contacts }];
    await setRules(site.simulator, [{ respondent: { sources, everyone: 'newest' } }]);
    await site.asAdmin('saveGuardRails', { ...NO_RAILS, perHour: 1 });
    await site.jira('PUT', '/issue/KAN-1', { fields: { [contacts.id]: [{ accountId: accounts().hidden }] } });
    await finish('KAN-1');
    expect(await site.invitations()).toHaveLength(1);
    const [{ emailAddress }] = (await invited()) as [{ emailAddress: string }];
    const left = emailAddress === 'hidden@example.com' ? 'customer' : 'hidden';
    if (left === 'hidden') await site.jira('PUT', '/issue/KAN-1', { fields: { [contacts.id]: [] } });
    else await site.jira('PUT', '/issue/KAN-1', { fields: { reporter: { accountId: accounts().hidden } } });
    await site.advance(2 * 3_600);
    await site.idle();
    expect(await site.invitations()).toHaveLength(1);
    expect((await site.surveys()).map(({ reason }) => reason)).toContain('no-longer-listed');
    expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'sent' });
  });
});

it('a field that is not of the kind it is chosen for is refused, and one that is deleted is said on the rule', async () => {
  const contact = await fieldOf('userpicker', 'Contact');
  const { value } = await site.asAdmin<{ value: { id: string; revision: number; campaign: { id: number } }[] }>(
    'listRules',
    {},
  );
  const [rule] = value;
  const save = (kind: 'person' | 'address') =>
    site.asAdmin('saveRule', {
      rule: rule && { id: rule.id, revision: rule.revision },
      campaignId: rule?.campaign.id,
      projectIds: 'all',
      finishedStatuses: 'done-category',
      respondent: { sources: [{ kind, field: { ...contact, name: 'An old name' } }] },
    });
  expect(await save('address')).toMatchObject({ ok: false, problem: 'field-wrong' });
  expect(await save('person')).toMatchObject({ ok: true });
  const saved = await site.asAdmin<{ value: object[] }>('listRules', {});
  expect(saved.value).toMatchObject([{ respondent: { sources: [{ field: { name: 'Contact' } }] } }]);
  site.change.deleteField(contact.id);
  const checked = await site.asAdmin<{ value: Record<string, object[]> }>('checkRules', {});
  expect(Object.values(checked.value)[0]).toContainEqual(
    expect.objectContaining({ kind: 'fields-gone', count: 1, all: true }),
  );
});
