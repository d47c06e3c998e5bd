import type { Respondent, Source } from '../../../src/contract/admin/rule-respondent';
import type { Words } from '../../shared/words';

/** What tells one source from the others of a rule. */
export function sourceKey(source: Source): string {
  return source.kind === 'reporter' ? source.kind : source.field.id;
}

/** A source by itself, as the editor lists it. */
export function sourceWords(words: Words, source: Source): string {
  if (source.kind === 'reporter') return words.say('respondent.reporter');
  return words.say(`respondent.${source.kind}`, { field: source.field.name });
}

/** Whom a rule surveys, in one sentence; undefined where that is the reporter. */
export function respondentWords(words: Words, respondent: Respondent | undefined): string | undefined {
  if (!respondent) return undefined;
  const sources = respondent.sources.map((source) =>
    source.kind === 'reporter'
      ? words.say('respondent.short.reporter')
      : words.say(`respondent.short.${source.kind}`, { field: source.field.name }),
  );
  return words.say('respondent.goes', { sources: sources.join(words.say('respondent.then')) });
}
