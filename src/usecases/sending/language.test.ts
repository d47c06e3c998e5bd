import { CAMPAIGN, guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Source } from '../../domain/respondent';
import type { Rule } from '../../domain/rule';
import { connectedCampaigns } from '../../domain/settings';
import { checkRules } from '../rules/check-rules';
import { saveWholeRule } from '../rules/save-whole-rule';
import { sendByHand } from './send-by-hand';

const [guide] = guideSettings().rules as [Rule];
const [DANISH, GERMAN] = [77, 88];
const languages = [
  { language: 'da', campaignId: DANISH, campaignName: 'Support på dansk' },
  { language: 'de', campaignId: GERMAN },
];
const MAIL: Source = { kind: 'address', field: { id: 'customfield_2', name: 'Customer e-mail' } };
const ID = '10002:501';
const MINUTE = 60_000;

function site(rule: Partial<Rule> = { languages }) {
  const built = world(guideSettings({ rules: [{ ...guide, ...rule }] }));
  for (const id of [DANISH, GERMAN]) built.surveyService.campaignList.push({ id, name: `Campaign ${id}` });
  return built;
}

async function campaignOf(built: ReturnType<typeof site>) {
  await built.plan();
  await built.runQueue();
  return built.surveyService.inbox[0]?.campaignId;
}

const saw = async (built: ReturnType<typeof site>) =>
  (await built.survey(ID)).decision?.checks.find(({ name }) => name === 'language-known')?.saw;

describe('a campaign for each language', () => {
  it.each<[string, string | undefined, number, object]>([
    ['da_DK', 'da_DK', DANISH, { what: 'campaign-of-language', values: { language: 'da', name: 'Support på dansk' } }],
    ['de_DE', 'de_DE', GERMAN, { what: 'campaign-of-language', values: { language: 'de', name: '88' } }],
    ['one without', 'fr_FR', CAMPAIGN, { what: 'language-other' }],
    ['hidden', undefined, CAMPAIGN, { what: 'language-hidden' }],
  ])('is the one that goes out: %s', async (_name, locale, campaignId, seen) => {
    const built = site();
    if (locale) built.people.locales['customer-1'] = locale;
    expect(await campaignOf(built)).toBe(campaignId);
    expect(await built.survey(ID)).toMatchObject({ state: 'sent', campaignId });
    expect(await saw(built)).toEqual(seen);
    expect(JSON.stringify(built.ledger.all())).not.toContain('_DK');
  });

  it('asks nothing where the rule makes no difference', async () => {
    const built = site({});
    built.people.locales['customer-1'] = 'da_DK';
    expect(await campaignOf(built)).toBe(CAMPAIGN);
    expect(built.people.asked).toBe(0);
  });

  it('of an address alone nobody knows the language', async () => {
    const built = site({ languages, respondent: { sources: [MAIL] } });
    built.workItems.item('KAN-2').workItem.texts = { customfield_2: 'x@example.com' };
    built.people.locales['customer-1'] = 'da_DK';
    expect(await campaignOf(built)).toBe(CAMPAIGN);
    expect(built.people.asked).toBe(0);
  });

  it('waits while Jira does not answer, rather than guess', async () => {
    const built = site();
    built.people.locales['customer-1'] = 'da_DK';
    built.people.down = true;
    expect(await campaignOf(built)).toBeUndefined();
    expect(await built.survey(ID)).toMatchObject({ state: 'scheduled', failing: { 'work-item': expect.anything() } });
    built.people.down = false;
    built.clock.pass(10 * MINUTE);
    await built.sweep();
    expect(built.surveyService.inbox).toMatchObject([{ campaignId: DANISH }]);
  });

  it('holds for what somebody sends by hand, and is decided anew when a call is tried again', async () => {
    const built = site();
    built.people.locales['customer-1'] = 'da_DK';
    built.surveyService.next.push({ kind: 'transient' });
    await sendByHand(built.ports, 'KAN-2');
    await built.runQueue();
    delete built.people.locales['customer-1'];
    built.clock.pass(10 * MINUTE);
    await built.sweep();
    expect(built.surveyService.inbox).toMatchObject([{ campaignId: CAMPAIGN }]);
  });
});

describe('when it is saved', () => {
  const parts = { campaignId: CAMPAIGN, projects: ['10000'], finishedStatuses: 'done-category' as const };
  const entry = (language: string, campaignId: number) => ({ language, campaignId });

  it('each campaign gets the name that nps.today has for it', async () => {
    const built = site({});
    const outcome = await saveWholeRule(built.ports, null, { ...parts, languages: [entry('da', DANISH)] });
    expect(outcome).toMatchObject({
      kind: 'saved',
      rule: { draft: { campaignName: 'Jira support', languages: [{ language: 'da', campaignName: 'Campaign 77' }] } },
    });
    expect(connectedCampaigns(await built.settings.read())).toContain(DANISH);
  });

  it('one that nps.today does not list is refused, and nothing is saved', async () => {
    const built = site({});
    const before = await built.rules.list();
    const wrong = { ...parts, languages: [entry('da', DANISH), entry('de', 4242)] };
    expect(await saveWholeRule(built.ports, null, wrong)).toEqual({ kind: 'campaign-unknown' });
    expect(await built.rules.list()).toEqual(before);
  });

  it('without the list, ids are taken as they are, under the names they have', async () => {
    const built = site();
    const [{ id, revision } = { id: '', revision: 0 }] = await built.rules.list();
    built.surveyService.key = 'another';
    const changed = { ...parts, languages: [entry('da', DANISH), entry('de', 4242)] };
    expect(await saveWholeRule(built.ports, { id, revision }, changed)).toMatchObject({
      rule: { draft: { languages: [{ campaignName: 'Support på dansk' }, { campaignId: 4242 }] } },
    });
  });

  it('one that is deleted later is said on the rule', async () => {
    const built = site();
    built.surveyService.campaignList = built.surveyService.campaignList.filter(({ id }) => id !== GERMAN);
    expect(Object.values(await checkRules(built.ports))[0]?.problems).toContainEqual({ kind: 'campaign-gone' });
  });
});
