import { isAddress } from './address';
import type { Combining } from './together';
import { MOST_RESPONDENTS } from './together';

/** A person as Jira has them. */
export interface Person {
  accountId: string;
  displayName: string;
  active: boolean;
  isApp: boolean;
  /** A customer of a service project, with an account for its portal alone. */
  isCustomer?: true;
  /** Only where the person lets it be seen. */
  emailAddress?: string;
}

/** A field of the site, by the name it had when it was chosen. */
export interface SourceField {
  id: string;
  name: string;
}

/** Where a respondent comes from. */
export type Source =
  | { kind: 'reporter' }
  /** The first person in a field for people. */
  | { kind: 'person'; field: SourceField }
  /** The e-mail address in a field for text. */
  | { kind: 'address'; field: SourceField }
  /** The first participant of a request who is from outside: a customer, or nobody who works on its requests. */
  | { kind: 'participants'; field: SourceField };

/** Whom a rule surveys: the first of its sources with somebody who has an e-mail address, or all of them. */
export interface RespondentPart {
  sources: Source[];
  /** Everyone whom the sources give gets a survey; several ratings come to this. */
  everyone?: Combining;
  /** Holds the telephone number that goes along. */
  phone?: SourceField;
}

const REPORTER_ALONE: Source[] = [{ kind: 'reporter' }];

/** The sources of a rule, in their order; the reporter alone where it says nothing, or there is no rule. */
export function sourcesOf(rule: { respondent?: RespondentPart } | undefined): Source[] {
  return rule?.respondent?.sources.length ? rule.respondent.sources : REPORTER_ALONE;
}

/** Whether it is the reporter or nobody. */
export function isReporterAlone(sources: Source[]): boolean {
  return sources.every(({ kind }) => kind === 'reporter');
}

/** Why a source gives nobody: `internal`, every participant is an agent or an app. */
export type PassedWhy = 'empty' | 'app' | 'inactive' | 'internal' | 'no-address' | 'no-email';

/** A source that was asked in vain. */
export interface PassedOver {
  source: Source;
  why: PassedWhy;
}

/** Somebody who may be asked: a person, or an address of which no person is known. */
export type Candidate =
  | { source: Source; person: Person }
  | { source: Extract<Source, { kind: 'address' }>; person?: undefined; address: string };

/** What of a work item the sources look at. */
export interface Sourced {
  reporter?: Person;
  /** Who stands in fields for people, by the field's id. */
  people?: Readonly<Record<string, Person[]>>;
  /** What stands in fields for text, by the field's id. */
  texts?: Readonly<Record<string, string>>;
}

/** What is known of people, by their account ids, as far as it was looked up. */
export interface KnownOfPeople {
  isAgent(accountId: string): Answer<boolean>;
  hasEmail(accountId: string): Answer<boolean>;
  /** What tells somebody from others by their address; nothing where they have none. `who`: as {@link nameOf} has it. */
  keyOf(who: string): Answer<{ key?: string }>;
}

/** `until`: epoch ms. */
export type Answer<T> = T | 'not-asked' | { unavailable: 'address' | 'work-item'; until?: number };

export type Choice =
  /** `everyone`: with those who get a survey as well, the chosen one first. */
  | { kind: 'chosen'; candidate: Candidate; passedOver: PassedOver[]; everyone?: Keyed[] }
  | { kind: 'nobody'; passedOver: PassedOver[] }
  /** It cannot be said before this is known of them. */
  | { kind: 'ask'; fact: 'agent' | 'address'; candidate: Candidate }
  | { kind: 'unavailable'; step: 'address' | 'work-item'; until?: number };

/** Somebody who gets a survey, and what tells them from the others. */
export interface Keyed {
  candidate: Candidate;
  key: string;
}

type Open = Exclude<Choice, { kind: 'chosen' | 'nobody' }>;
type Found = { candidate: Candidate } | { why: PassedWhy } | Open;
type AllFound = { candidates: Candidate[] } | { why: PassedWhy } | Open;

/** What a candidate's address is known under: the account id, or the address itself. */
export function nameOf(candidate: Candidate): string {
  return candidate.person ? candidate.person.accountId : candidate.address;
}

/**
 * The first of these sources with somebody who can be asked and has an e-mail address. Where it is the reporter or nobody,
 * it is known who is to be asked before it is known whether they have one.
 */
export function chooseRespondent(sources: Source[], item: Sourced, known: KnownOfPeople): Choice {
  const passedOver: PassedOver[] = [];
  const isSettled = isReporterAlone(sources);
  for (const source of sources) {
    const found = foundBy(source, item, known);
    if ('kind' in found) return found;
    const reached = 'candidate' in found && !isSettled ? reachable(found.candidate, known) : found;
    if ('kind' in reached) return reached;
    if ('candidate' in reached) return { kind: 'chosen', candidate: reached.candidate, passedOver };
    passedOver.push({ source, why: reached.why });
  }
  return { kind: 'nobody', passedOver };
}

function foundBy(source: Source, item: Sourced, known: KnownOfPeople): Found {
  switch (source.kind) {
    case 'reporter':
      return askable(source, item.reporter);
    case 'person':
      return askable(source, item.people?.[source.field.id]?.[0]);
    case 'address': {
      const text = (item.texts?.[source.field.id] ?? '').trim();
      if (text === '') return { why: 'empty' };
      return isAddress(text) ? { candidate: { source, address: text } } : { why: 'no-address' };
    }
    case 'participants': {
      const found = fromOutside(source, item.people?.[source.field.id] ?? [], known, 1);
      return 'candidates' in found ? { candidate: found.candidates[0] as Candidate } : found;
    }
  }
}

function askable(source: Source, person: Person | undefined): Found {
  if (!person) return { why: 'empty' };
  if (person.isApp) return { why: 'app' };
  return person.active ? { candidate: { source, person } } : { why: 'inactive' };
}

/** The first so many of these who are from outside. */
function fromOutside(source: Source, participants: Person[], known: KnownOfPeople, most: number): AllFound {
  const candidates: Candidate[] = [];
  for (const person of participants.filter(({ active, isApp }) => active && !isApp)) {
    const isAgent = person.isCustomer ? false : known.isAgent(person.accountId);
    if (isAgent === 'not-asked') return { kind: 'ask', fact: 'agent', candidate: { source, person } };
    if (typeof isAgent === 'object') return unavailable(isAgent);
    if (!isAgent) candidates.push({ source, person });
    if (candidates.length === most) break;
  }
  if (candidates.length > 0) return { candidates };
  return { why: participants.length > 0 ? 'internal' : 'empty' };
}

/** Everybody whom a source gives. */
function allFoundBy(source: Source, item: Sourced, known: KnownOfPeople): AllFound {
  if (source.kind === 'participants')
    return fromOutside(source, item.people?.[source.field.id] ?? [], known, MOST_RESPONDENTS);
  if (source.kind === 'person') {
    const found = (item.people?.[source.field.id] ?? []).map((person) => askable(source, person));
    const candidates = found.flatMap((each) => ('candidate' in each ? each.candidate : []));
    if (candidates.length > 0) return { candidates };
    return found[0] && 'why' in found[0] ? found[0] : { why: 'empty' };
  }
  const found = foundBy(source, item, known);
  return 'kind' in found || 'why' in found ? found : { candidates: [found.candidate] };
}

/** Everyone whom these sources give who can be asked and has an address: each once, in their order, a few at most. */
export function chooseEveryone(sources: Source[], item: Sourced, known: KnownOfPeople): Choice {
  const walked = walk(sources, item, known, (found) => found.size === MOST_RESPONDENTS);
  if ('kind' in walked) return walked;
  const { found, passedOver } = walked;
  const everyone = [...found].map(([key, candidate]): Keyed => ({ key, candidate }));
  const [first] = everyone;
  return first ? { kind: 'chosen', candidate: first.candidate, passedOver, everyone } : { kind: 'nobody', passedOver };
}

/** The one of them who is known by this key. */
export function chooseOwn(own: string, sources: Source[], item: Sourced, known: KnownOfPeople): Choice {
  const walked = walk(sources, item, known, (found) => found.has(own));
  if ('kind' in walked) return walked;
  const candidate = walked.found.get(own);
  return candidate ? { kind: 'chosen', candidate, passedOver: [] } : { kind: 'nobody', passedOver: [] };
}

/** Goes through everybody with an address until those are enough; two with the same address are one. */
function walk(
  sources: Source[],
  item: Sourced,
  known: KnownOfPeople,
  isEnough: (found: Map<string, Candidate>) => boolean,
): { found: Map<string, Candidate>; passedOver: PassedOver[] } | Open {
  const found = new Map<string, Candidate>();
  const passedOver: PassedOver[] = [];
  for (const source of sources) {
    const all = allFoundBy(source, item, known);
    if ('kind' in all) return all;
    if ('why' in all) {
      passedOver.push({ source, why: all.why });
      continue;
    }
    let isReached = false;
    for (const candidate of all.candidates) {
      const told = known.keyOf(nameOf(candidate));
      if (told === 'not-asked') return { kind: 'ask', fact: 'address', candidate };
      if ('unavailable' in told) return unavailable(told);
      if (told.key === undefined) continue;
      isReached = true;
      if (!found.has(told.key)) found.set(told.key, candidate);
      if (isEnough(found)) return { found, passedOver };
    }
    if (!isReached) passedOver.push({ source, why: 'no-email' });
  }
  return { found, passedOver };
}

function reachable(candidate: Candidate, known: KnownOfPeople): Found {
  const { person } = candidate;
  if (!person) return { candidate };
  const hasEmail = known.hasEmail(person.accountId);
  if (hasEmail === 'not-asked') return { kind: 'ask', fact: 'address', candidate };
  if (typeof hasEmail === 'object') return unavailable(hasEmail);
  return hasEmail ? { candidate } : { why: 'no-email' };
}

function unavailable({ unavailable: step, until }: Exclude<Answer<never>, string>): Open {
  return { kind: 'unavailable', step, until };
}
