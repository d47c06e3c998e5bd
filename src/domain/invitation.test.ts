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

  it('holds the title only where that is chosen, and characters to be compared only in a test', () => {
    expect(invitationOf({ ...source, sendSummary: true }).custom).toEqual({
      issueKey: 'KAN-2',
      issueSummary: 'Printer on fire',
      surveyToken: '10002.501.signature',
    });
    expect(invitationOf({ ...source, isTest: true }).custom).toHaveProperty('characterCheck', CHARACTER_CHECK);
  });
});
