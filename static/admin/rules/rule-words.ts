import type { RuleProblem, RuleView } from '../../../src/contract/admin/rules';
import type { Words } from '../../shared/words';
import { finishedOf, finishedWords } from './finished-statuses';
import type { RuleNames } from './use-rule-names';
import { numberOf, projectWords } from './scope-words';

/** What a rule is called: by its admins, else by its campaign, else by its place (0: the first). */
export function ruleName(words: Words, { name, campaign }: RuleView, index: number): string {
  return name ?? campaign?.name ?? words.say('rules.nth', { n: words.number(index + 1) });
}

/** What a rule covers, in one sentence. */
export function coverageWords(
  words: Words,
  { scope, workTypes, requestTypes, jql }: RuleView,
  names: RuleNames | undefined,
): string {
  if (!scope) return words.say('rules.noScope');
  const known = names ? finishedOf(names.statuses, scope.finishedStatuses) : [];
  const byName = scope.finishedStatuses !== 'done-category' && known.length > 0;
  const statuses = byName ? finishedWords(words, known) : numberOf(words, scope.finishedStatuses);
  const summary = words.say('scope.summary', {
    projects: projectWords(words, scope.projectIds, names?.projects),
    statuses,
  });
  return [
    summary,
    ...(workTypes ? [words.count('rules.workTypes', workTypes.length)] : []),
    ...(requestTypes ? [words.count('rules.requestTypes', requestTypes.length)] : []),
    ...(jql ? [words.say('rules.withJql', { jql })] : []),
  ].join('; ');
}

/** Which campaign a rule sends. */
export function campaignWords(words: Words, { campaign }: RuleView): string {
  if (!campaign) return words.say('rules.noCampaign');
  const { id, name } = campaign;
  return name ? words.say('rules.campaign', { name, id }) : words.say('campaign.summaryId', { id });
}

/** What a rule sends along beside what always goes; undefined where it is nothing. */
export function alongWords(words: Words, { custom = [], employee, company }: RuleView): string | undefined {
  const said = [
    ...(custom.length > 0 ? [words.count('along.summary', custom.length)] : []),
    ...(employee ? [words.say('along.summaryEmployee')] : []),
    ...(company ? [words.say('along.summaryCompany')] : []),
  ];
  return said.length > 0 ? said.join('; ') : undefined;
}

const GONE = {
  'projects-gone': { some: 'rules.problem.projectsGone', all: 'rules.problem.allProjectsGone' },
  'statuses-gone': { some: 'rules.problem.statusesGone', all: 'rules.problem.allStatusesGone' },
  'fields-gone': { some: 'rules.problem.fieldsGone', all: 'rules.problem.allFieldsGone' },
  'work-types-gone': { some: 'rules.problem.workTypesGone', all: 'rules.problem.allWorkTypesGone' },
  'request-types-gone': { some: 'rules.problem.requestTypesGone', all: 'rules.problem.allRequestTypesGone' },
} as const;

/** What is wrong with a rule, and what to do about it. */
export function problemWords(words: Words, problem: RuleProblem, nameOf: (ruleId: string) => string): string {
  switch (problem.kind) {
    case 'unfinished':
      return words.say('rules.problem.unfinished');
    case 'shadowed':
      return words.say('rules.problem.shadowed', { name: nameOf(problem.by) });
    case 'campaign-gone':
      return words.say('rules.problem.campaignGone');
    case 'jql-refused':
      return words.say('rules.problem.jqlRefused', { errors: problem.errors.join(' ') });
    default:
      return problem.all ? words.say(GONE[problem.kind].all) : words.count(GONE[problem.kind].some, problem.count);
  }
}
