import type { SurveyView } from '../../src/contract/survey-view';
import type { WordKey, Words } from './words';

type State = SurveyView['state'];
export type LozengeAppearance = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';
export type Category = 'detractor' | 'passive' | 'promoter';

/** Detractor 0–6, passive 7–8, promoter 9–10. */
export function categoryOf(rating: number): Category {
  if (rating <= 6) return 'detractor';
  return rating <= 8 ? 'passive' : 'promoter';
}

const CATEGORY_APPEARANCE: Record<Category, LozengeAppearance> = {
  detractor: 'removed',
  passive: 'moved',
  promoter: 'success',
};

const STATE_APPEARANCE: Record<State, LozengeAppearance> = {
  planned: 'inprogress',
  scheduled: 'inprogress',
  sending: 'inprogress',
  sent: 'new',
  answered: 'success',
  expired: 'default',
  skipped: 'default',
  cancelled: 'default',
  failed: 'removed',
  unconfirmed: 'moved',
};

/** How a survey stands, in a word or two: *Scheduled*, *9 Promoter*, *Not sent*. */
export function lozengeOf(words: Words, { state, rating, failing }: Pick<SurveyView, 'state' | 'rating' | 'failing'>) {
  if (failing) return { text: words.say('state.delayed'), appearance: 'moved' as const };
  if (rating === undefined) return { text: words.say(`state.${state}`), appearance: STATE_APPEARANCE[state] };
  const category = categoryOf(rating);
  return { text: ratingWords(words, rating), appearance: CATEGORY_APPEARANCE[category] };
}

/** *9 Promoter*. */
export function ratingWords(words: Words, rating: number): string {
  const category = words.say(`category.${categoryOf(rating)}`);
  return words.say('rating.withCategory', { rating: words.number(rating), category });
}

/** Why, and what a person can do about it. */
export function reasonSentence(words: Words, reason: string | undefined): string | undefined {
  return reason === undefined ? undefined : words.sayCode('reason', reason, 'reason.other');
}

/** *Left out of the scores: a test.* */
export function leftOutSentence(words: Words, leftOut: string | undefined): string | undefined {
  if (leftOut === undefined) return undefined;
  return words.say('leftOut.sentence', { why: words.sayCode('leftOut', leftOut, 'leftOut.other') });
}

/** How a survey stands, in a line among others: *9 Promoter · Left out of the scores: a test.* */
export function standing(words: Words, survey: SurveyView): string {
  return [lozengeOf(words, survey).text, leftOutSentence(words, survey.leftOut)].filter(Boolean).join(' · ');
}

/** Why, for a survey that waits since when and until when, and whether its response is left out. */
export function surveySentence(
  words: Words,
  { reason, waits, leftOut }: Pick<SurveyView, 'reason' | 'waits' | 'leftOut'>,
): string | undefined {
  const times = waits && { since: words.moment(waits.since), until: words.moment(waits.until) };
  const sentences = [
    reasonSentence(words, reason),
    times && words.say('survey.waits', times),
    leftOutSentence(words, leftOut),
  ];
  return sentences.filter(Boolean).join(' ') || undefined;
}

/** A response that waits for a person, as the screens get it. */
export interface Parked {
  reason: string;
  fields: { name: string; cause: string }[];
}

const CAUSES = ['not-on-screen', 'status-locked', 'wrong-type', 'too-long', 'other'] as const;

/** The reasons whose cure is an admin's alone; with any other, whoever may edit the work item can act. */
const ADMIN_CURES = ['field-refused', 'no-permission', 'no-fields'] as const;

/**
 * What holds a response up, one sentence per cure. `fieldNames` gives the site's own names of the fields where they are
 * known; the backend names them by what they hold. To somebody who is no admin it says what is the matter, and who sees to it.
 */
export function parkedSentences(
  words: Words,
  parked: Parked,
  fieldNames: FieldNames = {},
  { isForAdmin = true } = {},
): string[] {
  const reason = words.sayCode('park', parked.reason, 'park.other');
  const adminCure = ADMIN_CURES.find((each) => each === parked.reason);
  if (adminCure && !isForAdmin)
    return [reason, ...missingFields(words, parked, fieldNames), words.say('survey.parkedAdmins')];
  const cure = adminCure === undefined || adminCure === 'field-refused' ? [] : [words.say(`parkCure.${adminCure}`)];
  const cures = parked.fields.map(({ name, cause }) => {
    const known = CAUSES.find((each) => each === cause) ?? 'other';
    const key: WordKey = `refused.${known}`;
    return capitalised(words.say(key, { field: fieldName(words, name, fieldNames) }));
  });
  return [reason, ...cure, ...cures];
}

type FieldNames = Record<string, string>;

function missingFields(words: Words, { fields }: Parked, fieldNames: FieldNames): string[] {
  if (fields.length === 0) return [];
  const names = words.list(fields.map(({ name }) => fieldName(words, name, fieldNames)));
  return [words.say('survey.parkedMissing', { fields: names })];
}

function fieldName(words: Words, name: string, fieldNames: FieldNames): string {
  return fieldNames[name] ? `“${fieldNames[name]}”` : words.sayCode('part', name, 'part.other');
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
