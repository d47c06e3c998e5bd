import type { Respondent, Source } from '../../../src/contract/admin/rule-respondent';
import type { Words } from '../../shared/words';

/** What tells one source from the others of a rule. */
export function sourceKey(source: Source): string {
  return source.kind === 'reporter' ? source.kind : source.field.id;
}

/** A source by itself, as the editor lists it. */
export function sourceWords(words: Words, source: Source, isForEveryone: boolean): string {
  if (source.kind === 'reporter') return words.say('respondent.reporter');
  if (isForEveryone && source.kind !== 'address')
    return words.say(`respondent.all.${source.kind}`, { field: source.field.name });
  return words.say(`respondent.${source.kind}`, { field: source.field.name });
}

/** Whom a rule surveys, in one sentence; undefined where that is the reporter. */
export function respondentWords(words: Words, respondent: Respondent | undefined): string | undefined {
  if (!respondent) return undefined;
  const { everyone } = respondent;
  const sources = respondent.sources.map((source) => shortWords(words, source, everyone !== undefined));
  if (everyone) return words.say(`respondent.goesToAll.${everyone}`, { sources: sources.join(', ') });
  return words.say('respondent.goes', { sources: sources.join(words.say('respondent.then')) });
}

const SHORT_FOR_ALL = {
  person: 'respondent.short.allPerson',
  participants: 'respondent.short.allParticipants',
} as const;

function shortWords(words: Words, source: Source, isForEveryone: boolean): string {
  if (source.kind === 'reporter') return words.say('respondent.short.reporter');
  const field = source.field.name;
  if (isForEveryone && source.kind !== 'address') return words.say(SHORT_FOR_ALL[source.kind], { field });
  return words.say(`respondent.short.${source.kind}`, { field });
}
