import { fieldsAlong } from './along';
import type { Rule } from './rule';
import { enabledOf, someFor } from './rule';
import { sourcesOf } from './respondent';
import type { Survey } from './survey';

/** What of a work item few need to know: its request type, and what stands in these fields, by their ids. */
export interface Wanted {
  requestType?: boolean;
  people?: string[];
  texts?: string[];
  /** These go along with a survey, in words. */
  fields?: string[];
}

/** What the rules in force look at, and send along; a survey that has its rule sends what that one does. */
export function wantedBy(rules: Rule[], survey?: Pick<Survey, 'state' | 'ruleId'>): Wanted {
  const inForce = enabledOf(rules);
  const sources = inForce.flatMap(sourcesOf);
  const people = sources.flatMap((source) =>
    source.kind === 'person' || source.kind === 'participants' ? source.field.id : [],
  );
  const phones = inForce.flatMap(({ respondent }) => respondent?.phone?.id ?? []);
  const texts = [...sources.flatMap((source) => (source.kind === 'address' ? source.field.id : [])), ...phones];
  const senders = survey?.state === 'scheduled' ? rules.filter(({ id }) => id === survey.ruleId) : enabledOf(rules);
  const fields = senders.flatMap(fieldsAlong);
  return {
    requestType: someFor(rules, 'requestTypes'),
    ...(people.length > 0 ? { people: [...new Set(people)] } : {}),
    ...(texts.length > 0 ? { texts: [...new Set(texts)] } : {}),
    ...(fields.length > 0 ? { fields: [...new Set(fields)] } : {}),
  };
}
