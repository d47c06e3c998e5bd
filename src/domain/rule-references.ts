/** What a rule names by its id, and another site may have under another one. */
export type Sort = 'campaigns' | 'projects' | 'statuses' | 'workTypes' | 'requestTypes' | 'fields';

/** By what each id stands under, wherever in a rule that is: a part that is new and calls them the same comes along. */
const SORTS: Record<string, Sort> = {
  campaignId: 'campaigns',
  projectIds: 'projects',
  finishedStatuses: 'statuses',
  workTypes: 'workTypes',
  requestTypes: 'requestTypes',
  id: 'fields',
  fieldId: 'fields',
};
/** Fields that Jira brings along have the same id on every site, and no number in it. */
const NUMBERED = /^([a-z]+_)?\d+$/;
/** What a part can do without. */
const DISPENSABLE = ['phone', 'custom', 'company'];

export type References = Partial<Record<Sort, string[]>>;
/** The ids that stand for this one here; none where there is none. */
export type Translate = (sort: Sort, id: string) => string[];

const GONE = Symbol('gone');

/** Every id in a rule, once each, by what it is the id of. */
export function referencesIn(rule: object): References {
  const found: References = {};
  translated(rule, (sort, id) => {
    found[sort] = [...new Set([...(found[sort] ?? []), id])];
    return [id];
  });
  return found;
}

/**
 * The rule with the ids of this site. What has none here is left out of it; undefined where the rule would be another one
 * without: it would cover more, or ask somebody else.
 */
export function translated<Rule extends object>(rule: Rule, translate: Translate): Rule | undefined {
  const result = of(rule, '', translate);
  return result === GONE ? undefined : (result as Rule);
}

function of(value: unknown, name: string, translate: Translate): unknown {
  if (Array.isArray(value)) {
    const kept = value.flatMap((each: unknown) => idsOf(each, name, translate) ?? of(each, name, translate));
    const there = [...new Set(kept.filter((each) => each !== GONE))];
    return there.length === 0 && value.length > 0 ? GONE : there;
  }
  if (value !== null && typeof value === 'object') return ofObject(value, translate);
  const ids = idsOf(value, name, translate);
  if (!ids) return value;
  const [id = GONE] = ids;
  return typeof value === 'number' && id !== GONE ? Number(id) : id;
}

function ofObject(value: object, translate: Translate): unknown {
  const kept = Object.entries(value).map(([name, each]) => [name, of(each, name, translate)] as const);
  if (kept.some(([name, each]) => each === GONE && !DISPENSABLE.includes(name))) return GONE;
  return Object.fromEntries(kept.filter(([, each]) => each !== GONE));
}

/** The ids that take the place of one; undefined for what is none. */
function idsOf(value: unknown, name: string, translate: Translate): string[] | undefined {
  const sort = SORTS[name];
  if (!sort || (typeof value !== 'string' && typeof value !== 'number') || !NUMBERED.test(String(value)))
    return undefined;
  return translate(sort, String(value));
}
