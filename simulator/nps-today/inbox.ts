import type { Invitation } from '../shared/services';
import { normalised, type Member } from './state';

/** Which surveys of the respondents' inboxes to read, newest first. */
export interface InboxQuery {
  /** The e-mail address of one respondent. */
  respondent?: string;
  /** A part of the respondent's name or address, or of what came along with the survey, in any letter case. */
  search?: string;
  /** Only surveys that were sent before this one. */
  before?: string;
  /** At most so many. */
  limit: number;
}

/** A part of the inboxes. */
export interface InboxPage {
  /** Surveys that were sent in all. */
  total: number;
  /** Of these, those that meet the query, on whatever page. */
  matching: number;
  /** Who received a survey: the first addresses by the alphabet. */
  respondents: string[];
  invitations: Invitation[];
  /** `before` of the next page; undefined on the last. */
  older?: string;
}

/** So many addresses fit a list to choose from; beyond them one searches. */
const RESPONDENTS_AT_MOST = 100;

/** Reads one page. The cost of what is shown does not grow with the number of surveys. */
export function readInbox(members: Member[], query: InboxQuery, show: (member: Member) => Invitation): InboxPage {
  const sent = members.filter((member) => member.invited);
  const matching = sent.filter((member) => meets(member, query)).reverse();
  const before = query.before === undefined ? Infinity : Number(query.before);
  const rest = matching.filter((member) => member.id < before);
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    total: sent.length,
    matching: matching.length,
    respondents: [...new Set(sent.map(addressOf))].sort().slice(0, RESPONDENTS_AT_MOST),
    invitations: page.map(show),
    ...(last && rest.length > page.length && { older: String(last.id) }),
  };
}

function addressOf({ respondent }: Member): string {
  return normalised(String(respondent.emailAddress));
}

function meets(member: Member, { respondent, search }: InboxQuery): boolean {
  if (respondent !== undefined && addressOf(member) !== normalised(respondent)) return false;
  if (search === undefined || search === '') return true;
  return JSON.stringify([member.respondent, member.custom]).toLowerCase().includes(search.toLowerCase());
}
