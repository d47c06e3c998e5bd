import { isAddress } from './address';

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

/** Whom a rule surveys: the first of its sources with somebody who has an e-mail address. */
export interface RespondentPart {
  sources: Source[];
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
}

/** `until`: epoch ms. */
export type Answer<T> = T | 'not-asked' | { unavailable: 'address' | 'work-item'; until?: number };

export type Choice =
  | { kind: 'chosen'; candidate: Candidate; passedOver: PassedOver[] }
  | { kind: 'nobody'; passedOver: PassedOver[] }
  /** It cannot be said before this is known of this person. */
  | { kind: 'ask'; fact: 'agent' | 'address'; source: Source; person: Person }
  | { kind: 'unavailable'; step: 'address' | 'work-item'; until?: number };

type Found = { candidate: Candidate } | { why: PassedWhy } | Exclude<Choice, { kind: 'chosen' | 'nobody' }>;

/**
 * The first of these sources with somebody who can be asked and has an e-mail address. Where it is the reporter or nobody,
 * it is known who is to be asked before it is known whether they have one.
 */
export function chooseRespondent(sources: Source[], item: Sourced, known: KnownOfPeople): Choice {
  const passedOver: PassedOver[] = [];
  const isSettled = isReporterAlone(sources);
  for (const source of sources) {
    const found = foundBy(source, item, known);
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
    case 'participants':
      return firstFromOutside(source, item.people?.[source.field.id] ?? [], known);
  }
}

function askable(source: Source, person: Person | undefined): Found {
  if (!person) return { why: 'empty' };
  if (person.isApp) return { why: 'app' };
  return person.active ? { candidate: { source, person } } : { why: 'inactive' };
}

function firstFromOutside(source: Source, participants: Person[], known: KnownOfPeople): Found {
  const people = participants.filter(({ active, isApp }) => active && !isApp);
  for (const person of people) {
    const isAgent = person.isCustomer ? false : known.isAgent(person.accountId);
    if (isAgent === 'not-asked') return { kind: 'ask', fact: 'agent', source, person };
    if (typeof isAgent === 'object') return unavailable(isAgent);
    if (!isAgent) return { candidate: { source, person } };
  }
  return { why: participants.length > 0 ? 'internal' : 'empty' };
}

function reachable(candidate: Candidate, known: KnownOfPeople): Found {
  const { person, source } = candidate;
  if (!person) return { candidate };
  const hasEmail = known.hasEmail(person.accountId);
  if (hasEmail === 'not-asked') return { kind: 'ask', fact: 'address', source, person };
  if (typeof hasEmail === 'object') return unavailable(hasEmail);
  return hasEmail ? { candidate } : { why: 'no-email' };
}

function unavailable({ unavailable: step, until }: Exclude<Answer<never>, string>): Found {
  return { kind: 'unavailable', step, until };
}
