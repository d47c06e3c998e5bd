import { ConsoleError, type JiraSite, type PropertyOwner } from './jira-site';

/** What display conditions ask about the place where a module would be shown, and about the viewer. */
export interface ConditionFacts {
  /** False also where there is no such thing at this place. */
  hasProperty(entity: PropertyOwner, propertyKey: string): Promise<boolean>;
  hasProjectPermission(permission: string): Promise<boolean>;
}

/** Something to be done, in words; `joined` is how parts were put together. */
interface Words {
  text: string;
  joined?: 'and' | 'or';
}

interface Judgement {
  met: boolean;
  /** What would have to change for it to become `wanted`; for one that is not so yet. */
  until(wanted: boolean): Words;
}

const PROPERTY_OWNERS: Record<PropertyOwner, string> = {
  issue: 'the work item',
  project: 'the project',
  app: 'the app',
};

/**
 * Why Jira would hide a module with these conditions, in plain words; undefined where it shows it. Every condition is
 * evaluated, also where the others decide: an unknown one fails with 501 wherever it is.
 *
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/display-conditions/
 */
export async function whyConditionsHide(conditions: unknown, facts: ConditionFacts): Promise<string | undefined> {
  if (conditions === undefined) return undefined;
  const judgement = await judgeGroup('and', conditions, facts);
  return judgement.met ? undefined : `Hidden until ${judgement.until(true).text}.`;
}

async function judgeGroup(operator: 'and' | 'or', group: unknown, facts: ConditionFacts): Promise<Judgement> {
  const parts = await Promise.all(partsOf(group).map(([name, value]) => judge(name, value, facts)));
  const met = operator === 'and' ? parts.every((part) => part.met) : parts.some((part) => part.met);
  return {
    met,
    until: (wanted) => {
      const open = parts.filter((part) => part.met !== wanted).map((part) => part.until(wanted));
      // All that an "and" needs to hold, one of them to fail; the other way round for an "or".
      return join(open, (operator === 'and') === wanted ? 'and' : 'or');
    },
  };
}

/** The conditions and operators on one level, which is a map, or a list of property conditions. */
function partsOf(group: unknown): [name: string, value: unknown][] {
  if (Array.isArray(group)) return group.map(onlyPropertyCondition);
  if (typeof group === 'object' && group !== null) return Object.entries(group);
  throw notModelled(`Display conditions that are ${JSON.stringify(group)}`);
}

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/display-conditions/entity-property-conditions/ */
function onlyPropertyCondition(element: unknown): [name: string, value: unknown] {
  const [entry, ...more] = Object.entries((element ?? {}) as object);
  if (entry?.[0].startsWith('entityProperty') && more.length === 0) return entry as [string, unknown];
  throw notModelled('Anything but property conditions in a list of display conditions');
}

async function judge(name: string, value: unknown, facts: ConditionFacts): Promise<Judgement> {
  switch (name) {
    case 'and':
    case 'or':
      return judgeGroup(name, value, facts);
    case 'not': {
      const inner = await judgeGroup('and', value, facts);
      return { met: !inner.met, until: (wanted) => inner.until(!wanted) };
    }
    case 'entityPropertyExists':
      return judgeProperty(value, facts);
    case 'hasProjectPermission':
      return judgePermission(value, facts);
    default:
      throw notModelled(`The display condition "${name}"`);
  }
}

async function judgeProperty(value: unknown, facts: ConditionFacts): Promise<Judgement> {
  const { entity, propertyKey, ...others } = (value ?? {}) as Record<string, unknown>;
  if (typeof entity !== 'string' || !Object.hasOwn(PROPERTY_OWNERS, entity)) {
    throw notModelled(`A display condition on the entity ${JSON.stringify(entity)}`);
  }
  if (typeof propertyKey !== 'string' || Object.keys(others).length > 0) {
    throw notModelled(`The display condition entityPropertyExists with ${JSON.stringify(value)}`);
  }
  const owner = entity as PropertyOwner;
  return {
    met: await facts.hasProperty(owner, propertyKey),
    until: (wanted) => ({ text: `${PROPERTY_OWNERS[owner]} has ${wanted ? 'the' : 'no'} property "${propertyKey}"` }),
  };
}

async function judgePermission(permission: unknown, facts: ConditionFacts): Promise<Judgement> {
  if (typeof permission !== 'string') throw notModelled(`The project permission ${JSON.stringify(permission)}`);
  return {
    met: await facts.hasProjectPermission(permission),
    until: (wanted) => ({ text: `you ${wanted ? 'have' : 'lose'} the project permission ${permission}` }),
  };
}

function join(words: Words[], joined: 'and' | 'or'): Words {
  const [first, ...more] = words;
  if (!first) return { text: 'the manifest names a condition' };
  if (more.length === 0) return first;
  const grouped = words.map((each) => (each.joined && each.joined !== joined ? `(${each.text})` : each.text));
  return { text: grouped.join(` ${joined} `), joined };
}

function notModelled(what: string): ConsoleError {
  return new ConsoleError(501, `${what} is not modelled.`);
}

/** The facts about one work item, or about the site where there is none, for one user. */
export function conditionFacts(
  site: JiraSite,
  place: { email: string; issueKey?: string; projectKey?: string },
): ConditionFacts {
  const { email, issueKey, projectKey } = place;
  const names: Record<PropertyOwner, string | undefined> = { issue: issueKey, project: projectKey, app: '' };
  return {
    async hasProperty(entity, propertyKey) {
      const name = names[entity];
      return name !== undefined && (await site.hasProperty(email, entity, name, propertyKey));
    },
    hasProjectPermission: async (permission) =>
      projectKey !== undefined && (await site.hasProjectPermission(email, projectKey, permission)),
  };
}
