import { CHARACTER_CHECK } from './character-check';
import type { InvitationSource } from './invitation';
import { invitationOf } from './invitation';

const source: InvitationSource = {
  workItem: { key: 'KAN-2', summary: 'Printer on fire' },
  recipient: { emailAddress: 'carla@example.com', displayName: 'Carla van Dyk', accountId: 'acc-1' },
  token: '10002.501.signature',
  sendSummary: false,
};

describe('what nps.today gets of a survey', () => {
  it('is the respondent and what the guide sends, with the token that names the survey', () => {
    expect(invitationOf(source)).toEqual({
      respondent: { emailAddress: 'carla@example.com', firstName: 'Carla van', lastName: 'Dyk', externalId: 'acc-1' },
      custom: { issueKey: 'KAN-2', surveyToken: '10002.501.signature' },
    });
  });

  it('holds what the rule sends along, cut, and never in place of what the app sends itself', () => {
    const custom = [
      { key: 'tier', fieldId: 'f1', fieldName: 'Tier' },
      { key: 'notes', fieldId: 'f2', fieldName: 'Notes' },
      { key: 'none', fieldId: 'f3', fieldName: 'Region' },
      { key: 'issueKey', fieldId: 'f1', fieldName: 'Tier' },
    ];
    const texts = { f1: ['Gold', 'EU'], f2: ['x'.repeat(300)], f4: ['Acme', 'Globex'] };
    const made = invitationOf({
      ...source,
      workItem: { ...source.workItem, fieldTexts: texts },
      employee: { displayName: 'Ben Agent', emailAddress: 'ben@example.com' },
      along: { custom, company: { fieldId: 'f4' } },
    });
    expect(made.custom).toEqual({
      issueKey: 'KAN-2',
      surveyToken: source.token,
      tier: 'Gold, EU',
      notes: `${'x'.repeat(254)}…`,
    });
    expect(made.respondent).toMatchObject({ company: { name: 'Acme' } });
    expect(made.employee).toEqual({ email: 'ben@example.com', firstName: 'Ben', lastName: 'Agent' });
  });

  it('holds the title only where that is chosen, and characters to be compared only in a test', () => {
    expect(invitationOf({ ...source, sendSummary: true }).custom).toEqual({
      issueKey: 'KAN-2',
      issueSummary: 'Printer on fire',
      surveyToken: '10002.501.signature',
    });
    expect(invitationOf({ ...source, isTest: true }).custom).toHaveProperty('characterCheck', CHARACTER_CHECK);
  });
});
