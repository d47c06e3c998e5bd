import type { Rule } from './rule';
import { enabledOf, someFor } from './rule';
import { sourcesOf } from './respondent';

/** What of a work item few need to know: its request type, and what stands in these fields, by their ids. */
export interface Wanted {
  requestType?: boolean;
  people?: string[];
  texts?: string[];
}

/** What the rules in force look at. */
export function wantedBy(rules: Rule[]): Wanted {
  const sources = enabledOf(rules).flatMap(sourcesOf);
  const people = sources.flatMap((source) =>
    source.kind === 'person' || source.kind === 'participants' ? source.field.id : [],
  );
  const texts = sources.flatMap((source) => (source.kind === 'address' ? source.field.id : []));
  return {
    requestType: someFor(rules, 'requestTypes'),
    ...(people.length > 0 ? { people: [...new Set(people)] } : {}),
    ...(texts.length > 0 ? { texts: [...new Set(texts)] } : {}),
  };
}
