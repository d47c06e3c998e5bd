import { CHARACTER_CHECK } from './character-check';
import { splitName } from './person-name';

/** Whom a survey goes to, as far as nps.today is told. */
export interface Recipient {
  emailAddress: string;
  /** Absent, as the account, where nothing but the address is known. */
  displayName?: string;
  accountId?: string;
}

/** What nps.today gets of a survey, whole: a campaign's respondent with what goes along. */
export interface Invitation {
  respondent: { emailAddress: string; firstName?: string; lastName?: string; externalId?: string };
  /** Comes back with the response. Short texts only, since no limits are documented. */
  custom: Record<string, string>;
}

/** What an invitation is made of. */
export interface InvitationSource {
  workItem: { key: string; summary: string };
  recipient: Recipient;
  /** Names the survey when the response comes back. */
  token: string;
  /** The title goes along. */
  sendSummary: boolean;
  /** An admin tries the loop with it. */
  isTest?: boolean;
}

/** Exactly what nps.today is sent for these: nothing is added on the way. */
export function invitationOf({ workItem, recipient, token, sendSummary, isTest }: InvitationSource): Invitation {
  const { emailAddress, displayName, accountId } = recipient;
  return {
    respondent: {
      emailAddress,
      ...(displayName === undefined ? {} : splitName(displayName)),
      ...(accountId === undefined ? {} : { externalId: accountId }),
    },
    custom: {
      issueKey: workItem.key,
      ...(sendSummary ? { issueSummary: workItem.summary } : {}),
      ...(isTest ? { characterCheck: CHARACTER_CHECK } : {}),
      surveyToken: token,
    },
  };
}
