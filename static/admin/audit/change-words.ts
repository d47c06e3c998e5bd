import type { ChangeView } from '../../../src/contract/admin/audit';
import type { FieldPart } from '../../../src/contract/admin/fields';
import type { GuardRailsView, GroupOption } from '../../../src/contract/admin/guard-rails';
import type { Options } from '../../../src/contract/admin/options';
import type { WordKey, Words } from '../../shared/words';
import { type PartNames, plainWords, rulePartWords, ruleValueWords } from '../rules/part-words';

type RailPart = Exclude<keyof GuardRailsView, 'perHour' | 'perDay'> | 'caps';
type Part = RailPart | FieldPart | keyof Options | 'apiKey' | 'address' | 'oldUntil' | 'pause';

/** What each setting is called, as where it is set. One that is new does not compile without. */
const PARTS = {
  quarantine: 'guardRails.quarantine.label',
  excludedDomains: 'guardRails.domains',
  excludedPeople: 'guardRails.people',
  excludedGroups: 'guardRails.groups',
  noSurveyLabel: 'guardRails.label',
  leastOpenMinutes: 'guardRails.minutes',
  bulkMost: 'guardRails.bulk',
  caps: 'audit.part.caps',
  skipOwn: 'guardRails.skipOwn.label',
  skipFinisher: 'guardRails.skipFinisher.label',
  skipAgents: 'guardRails.skipAgents.label',
  skipAppFinished: 'guardRails.skipAppFinished.label',
  rating: 'fields.rating',
  comment: 'fields.comment',
  category: 'fields.category',
  respondedAt: 'fields.respondedAt',
  state: 'fields.state',
  sendSummary: 'options.sendSummary.label',
  acceptAutomation: 'options.acceptAutomation.label',
  notifyWatchers: 'options.notifyWatchers.label',
  writeLocked: 'options.writeLocked.label',
  apiKey: 'audit.part.apiKey',
  address: 'audit.part.address',
  oldUntil: 'audit.part.oldUntil',
  pause: 'audit.part.pause',
} as const satisfies Record<Part, WordKey>;

type ValueWords = Partial<Record<Part, (words: Words, value: never, names: ChangeNames) => string>>;
type Quarantine = NonNullable<GuardRailsView['quarantine']>;
type Cap = { perHour?: number; perDay?: number };

/** What ids stand for, as far as it is known. */
export interface ChangeNames extends PartNames {
  groups?: GroupOption[];
}

/** What does not speak for itself. */
const VALUES: ValueWords = {
  quarantine: (words, { days, since, then }: Quarantine) =>
    words.count('audit.quarantine', days, {
      since: words.say(`guardRails.since.${since}`),
      then: words.say(`guardRails.then.${then}`),
    }),
  excludedGroups: (words, ids: string[], { groups = [] }) =>
    words.list(
      ids.map((id) => groups.find((each) => each.id === id)?.name ?? words.say('guardRails.goneGroup', { id })),
    ),
  caps: (words, { perHour, perDay }: Cap) =>
    words.list([
      ...(perHour === undefined ? [] : [words.say('audit.perHour', { n: words.number(perHour) })]),
      ...(perDay === undefined ? [] : [words.say('audit.perDay', { n: words.number(perDay) })]),
    ]),
  rating: nameOf,
  comment: nameOf,
  category: nameOf,
  respondedAt: nameOf,
  state: nameOf,
  apiKey: (words) => words.say('audit.keySet'),
  address: (words) => words.say('audit.replaced'),
  oldUntil: (words, at: number) => words.dateTime(at),
  pause: (words, reason: string) => words.say(reason === 'key-refused' ? 'audit.pausedByApp' : 'audit.paused'),
};

function nameOf(_words: Words, { name }: { name: string }): string {
  return name;
}

/** What was done, in a few words. */
export function changeTitle(words: Words, { kind, what, rule, parts }: ChangeView): string {
  if (!rule) return words.say(parts.some(({ part }) => part === 'order') ? 'audit.moved' : `audit.kind.${kind}`);
  return words.say(`audit.rule.${what}`, { name: rule.name ?? rule.id });
}

export function partWords(words: Words, part: string): string {
  return part in PARTS ? words.say(PARTS[part as Part]) : rulePartWords(words, part);
}

export function valueWords(words: Words, part: string, value: unknown, names: ChangeNames): string {
  if (!(part in PARTS)) return ruleValueWords(words, part, value, names);
  if (part === 'pause' && value === undefined) return words.say('audit.goesOn');
  const said = value === undefined ? undefined : VALUES[part as Part];
  return said ? said(words, value as never, names) : plainWords(words, value);
}
