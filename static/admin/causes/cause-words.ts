import { PARK_REASONS } from '../../../src/contract/admin/activity-filter';
import type { ParkedWhy, ResponseCause } from '../../../src/contract/admin/causes';
import type { WordKey, Words } from '../../shared/words';

/** Why Jira refused fields; the first of them that there is names the cause. */
const FIELD_CAUSES = ['not-on-screen', 'status-locked', 'wrong-type', 'too-long', 'other'] as const;
/** Why responses are parked otherwise: why Jira refused fields says more than that it did. */
type ParkedOtherwise = Exclude<(typeof PARK_REASONS)[number], 'field-refused'>;
const PARKED_OTHERWISE = PARK_REASONS.filter((reason): reason is ParkedOtherwise => reason !== 'field-refused');
type Code = (typeof FIELD_CAUSES)[number] | ParkedOtherwise;

type FieldNames = Record<string, string>;

/** What holds the responses up: "HELP lacks NPS Rating". */
export function causeTitle(words: Words, why: ParkedWhy, fieldNames: FieldNames): string {
  const [code = 'other'] = codesOf(why);
  return say(words, `cause.title.${code}`, why, code, fieldNames);
}

/** What to do about it, a sentence for each thing that is in the way. */
export function causeCures(
  words: Words,
  why: ParkedWhy & Partial<Pick<ResponseCause, 'cure'>>,
  fieldNames: FieldNames,
): string[] {
  return codesOf(why).map((code) => {
    const isPersons = code === 'not-on-screen' && why.cure !== undefined && why.cure !== 'repair';
    return say(words, isPersons ? 'cause.byHand' : `cause.cure.${code}`, why, code, fieldNames);
  });
}

function codesOf({ reason, refused }: ParkedWhy): Code[] {
  if (refused.length === 0) return [PARKED_OTHERWISE.find((each) => each === reason) ?? 'other'];
  return FIELD_CAUSES.filter((each) => refused.some(({ cause }) => cause === each));
}

function say(words: Words, key: WordKey, { project, refused }: ParkedWhy, code: Code, fieldNames: FieldNames): string {
  const fields = [...new Set(refused.filter(({ cause }) => cause === code).map(({ field }) => field))].map(
    (field) => fieldNames[field] ?? words.sayCode('part', field, 'part.other'),
  );
  const where = project?.key ?? words.say('cause.someProject');
  const sentence = words.say(key, {
    project: where,
    fields: fields.length > 0 ? words.list(fields) : words.say('part.other'),
  });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
