import type { Along, FieldTexts } from './along';
import { LONGEST_TEXT } from './along';
import { CHARACTER_CHECK } from './character-check';
import { cutText } from './comment-text';
import { splitName } from './person-name';

/** Whom a survey goes to, as far as nps.today is told. */
export interface Recipient {
  emailAddress: string;
  /** Absent, as the account, where nothing but the address is known. */
  displayName?: string;
  accountId?: string;
  /** With its country, `+4512345678`. */
  phoneNumber?: string;
}

/** Whom the response is credited to. */
export interface Employee {
  emailAddress: string;
  displayName: string;
}

/**
 * What nps.today gets of a survey, whole: a campaign's respondent with what goes along.
 * @see https://docs.nps.today/integrations/adversus for the names of company and employee
 */
export interface Invitation {
  respondent: {
    emailAddress: string;
    phoneNumber?: string;
    firstName?: string;
    lastName?: string;
    externalId?: string;
    company?: { name: string };
  };
  employee?: { email: string; firstName: string; lastName: string };
  /** Comes back with the response. Short texts only, since no limits are documented. */
  custom: Record<string, string>;
}

/** What an invitation is made of. */
export interface InvitationSource {
  workItem: { key: string; summary: string; fieldTexts?: FieldTexts };
  recipient: Recipient;
  employee?: Employee;
  /** What the rule sends along; nothing of its own where there is no rule any more. */
  along?: Along;
  /** Names the survey when the response comes back. */
  token: string;
  /** The title goes along. */
  sendSummary: boolean;
  /** An admin tries the loop with it. */
  isTest?: boolean;
}

/** Exactly what nps.today is sent for these: nothing is added on the way. */
export function invitationOf(source: InvitationSource): Invitation {
  const { workItem, recipient, employee, along = {}, token, sendSummary, isTest } = source;
  const { emailAddress, displayName, accountId, phoneNumber } = recipient;
  const { fieldTexts: texts = {} } = workItem;
  const [company] = texts[along.company?.fieldId ?? ''] ?? [];
  return {
    respondent: {
      emailAddress,
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
      ...(displayName === undefined ? {} : splitName(displayName)),
      ...(accountId === undefined ? {} : { externalId: accountId }),
      ...(company ? { company: { name: cutText(company, LONGEST_TEXT) } } : {}),
    },
    ...(employee ? { employee: { email: employee.emailAddress, ...splitName(employee.displayName) } } : {}),
    custom: {
      ...customTexts(along, texts),
      issueKey: workItem.key,
      ...(sendSummary ? { issueSummary: workItem.summary } : {}),
      ...(isTest ? { characterCheck: CHARACTER_CHECK } : {}),
      surveyToken: token,
    },
  };
}

/** Stands for what no screen shows: an address, or what names a survey. */
const HIDDEN = '…';

/** The same as nps.today would be sent, for a screen. */
export function shownInvitation(source: Omit<InvitationSource, 'token'>): Invitation {
  const { recipient, employee } = source;
  return invitationOf({
    ...source,
    recipient: { ...recipient, emailAddress: HIDDEN },
    ...(employee ? { employee: { ...employee, emailAddress: HIDDEN } } : {}),
    token: HIDDEN,
  });
}

/** What is empty on the work item is left out. */
function customTexts({ custom = [] }: Along, texts: FieldTexts): Record<string, string> {
  const named = custom.map(({ key, fieldId }) => [key, cutText((texts[fieldId] ?? []).join(', '), LONGEST_TEXT)]);
  return Object.fromEntries(named.filter(([, text]) => text !== '')) as Record<string, string>;
}
