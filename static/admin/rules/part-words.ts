import type { HowOften, Moment } from '../../../src/contract/admin/rule-timing';
import type { CustomField } from '../../../src/contract/admin/rule-along';
import type { LanguageCampaign } from '../../../src/contract/admin/rule-languages';
import type { Respondent } from '../../../src/contract/admin/rule-respondent';
import type { RequestTypeOption, RuleParts, WorkTypeOption } from '../../../src/contract/admin/rules';
import type { WordKey, Words } from '../../shared/words';
import { finishedOf, finishedWords } from './finished-statuses';
import { languageListWords } from './language-words';
import { respondentWords } from './respondent-words';
import { numberOf, projectWords } from './scope-words';
import { timingWords } from './timing-words';
import type { RuleNames } from './use-rule-names';

/** The parts of a rule as something that was changed. */
export type RulePart =
  Exclude<keyof RuleParts, 'campaignId' | 'projectIds'> | 'enabled' | 'campaign' | 'projects' | 'order';

/** What each part is called. One that is new does not compile without. */
export const RULE_PART_WORDS = {
  enabled: 'rules.on',
  name: 'rules.nameLabel',
  campaign: 'rules.part.campaign',
  languages: 'languages.title',
  projects: 'scope.projectsLabel',
  finishedStatuses: 'rules.part.finishedStatuses',
  workTypes: 'rules.workTypesLabel',
  requestTypes: 'rules.requestTypesLabel',
  jql: 'rules.jqlLabel',
  respondent: 'respondent.title',
  moment: 'rules.part.moment',
  samplePercent: 'timing.percent',
  howOften: 'timing.often.label',
  custom: 'along.title',
  employee: 'along.employee',
  company: 'along.company',
  order: 'rules.part.order',
} as const satisfies Record<RulePart, WordKey>;

/** What ids stand for, as far as it is known. */
export interface PartNames extends Partial<RuleNames> {
  workTypes?: WorkTypeOption[];
  requestTypes?: RequestTypeOption[];
  /** Of rules, by their ids. */
  rules?: ReadonlyMap<string, string>;
}

type ValueWords = Partial<Record<RulePart, (words: Words, value: never, names: PartNames) => string | undefined>>;

/** What does not speak for itself. */
const VALUES: ValueWords = {
  enabled: (words, state: 'on' | 'off') => words.say(state === 'on' ? 'rules.part.yes' : 'rules.part.no'),
  campaign: (_words, { id, name }: { id: number; name?: string }) => (name ? `${name} (${id})` : String(id)),
  languages: (words, languages: LanguageCampaign[]) => languageListWords(words, languages),
  projects: (words, ids: 'all' | string[], { projects }) => projectWords(words, ids, projects),
  finishedStatuses: (words, finished: 'done-category' | string[], { statuses = [] }) => {
    const known = finished === 'done-category' ? [] : finishedOf(statuses, finished);
    return known.length > 0 ? finishedWords(words, known) : numberOf(words, finished);
  },
  workTypes: (words, ids: string[], { workTypes }) =>
    workTypes ? words.list(ids.map((id) => nameIn(workTypes, id))) : words.count('rules.workTypes', ids.length),
  requestTypes: (words, ids: string[], { requestTypes }) =>
    requestTypes
      ? words.list(ids.map((id) => nameIn(requestTypes, id)))
      : words.count('rules.requestTypes', ids.length),
  respondent: (words, respondent: Respondent) => respondentWords(words, respondent),
  moment: (words, moment: Moment) => timingWords(words, { moment }),
  samplePercent: (words, percent: number) => `${words.number(percent)} %`,
  howOften: (words, howOften: HowOften) => timingWords(words, { howOften }),
  custom: (words, fields: CustomField[]) =>
    words.list(fields.map(({ fieldName, key }) => (fieldName === key ? key : `${fieldName} (${key})`))),
  employee: (words) => words.say('rules.part.yes'),
  company: (words) => words.say('rules.part.yes'),
  order: (words, ids: string[], { rules }) => words.list(ids.map((id) => rules?.get(id) ?? id)),
};

/** What a part of a rule is called; its own name where it is newer than this screen. */
export function rulePartWords(words: Words, part: string): string {
  return part in RULE_PART_WORDS ? words.say(RULE_PART_WORDS[part as RulePart]) : part;
}

/** What a part of a rule is set to. */
export function ruleValueWords(words: Words, part: string, value: unknown, names: PartNames): string {
  const said = VALUES[part as RulePart];
  return (value === undefined ? undefined : said?.(words, value as never, names)) ?? plainWords(words, value);
}

/** A value that speaks for itself. */
export function plainWords(words: Words, value: unknown): string {
  if (value === undefined || value === null || value === '') return words.say('rules.part.unset');
  if (typeof value === 'boolean') return words.say(value ? 'rules.part.yes' : 'rules.part.no');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return words.list(Object.values(value).map((each) => plainWords(words, each)));
  return value.length === 0 ? words.say('rules.part.unset') : words.list(value.map((each) => plainWords(words, each)));
}

function nameIn(all: { id: string; name: string }[], id: string): string {
  return all.find((each) => each.id === id)?.name ?? id;
}
