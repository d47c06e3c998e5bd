import type { Saw, SawWord } from '../decision-record';
import type { Check } from './check';
import type { Facts } from './facts';
import { workItemOf } from './facts';

type Guard = Pick<Check, 'isOn' | 'sees'>;

/** Of each check of a guard rail: whether that is switched on, and what the check looks at. */
export const GUARDS = {
  'no-label-against': {
    isOn: ({ noSurveyLabel }) => noSurveyLabel !== undefined,
    sees: ({ guardRails: { noSurveyLabel: name = '' } }) => ({ what: 'label', values: { name } }),
  },
  'open-long-enough': { isOn: ({ leastOpenMinutes }) => leastOpenMinutes !== undefined, sees: howLongOpen },
  'not-own-work': { isOn: ({ skipOwn }) => skipOwn },
  'person-allowed': {
    isOn: ({ excludedPeople = [] }) => excludedPeople.length > 0,
    sees: ({ guardRails: { excludedPeople = [] } }) => howMany('people', excludedPeople),
  },
  'not-finished-by-reporter': { isOn: ({ skipFinisher = false }) => skipFinisher },
  'finished-by-person': { isOn: ({ skipAppFinished = false }) => skipAppFinished },
  'not-in-bulk-change': {
    isOn: ({ bulkMost }) => bulkMost !== undefined,
    sees: ({ bulk, guardRails: { bulkMost: most = 0 } }) =>
      bulk?.kind === 'told' ? { what: 'at-once', values: { items: bulk.value, most } } : undefined,
  },
  'not-agent': { isOn: ({ skipAgents = false }) => skipAgents },
  'group-allowed': {
    isOn: ({ excludedGroups = [] }) => excludedGroups.length > 0,
    sees: ({ guardRails: { excludedGroups = [] } }) => howMany('groups', excludedGroups),
  },
  'domain-allowed': {
    isOn: ({ excludedDomains }) => excludedDomains.length > 0,
    sees: ({ guardRails: { excludedDomains } }) => howMany('domains', excludedDomains),
  },
  'not-in-quarantine': { isOn: ({ quarantine }) => quarantine !== undefined, sees: howLongAlone },
  'within-caps': { isOn: ({ caps }) => caps !== undefined },
} satisfies Record<string, Guard>;

const MINUTE_MS = 60_000;

function howLongOpen(facts: Facts): Saw | undefined {
  const { survey, guardRails } = facts;
  const created = workItemOf(facts)?.created;
  if (created === undefined) return undefined;
  const minutes = Math.max(0, Math.floor(((survey.completedAt ?? survey.plannedAt) - created) / MINUTE_MS));
  return { what: 'open-for', values: { minutes, least: guardRails.leastOpenMinutes ?? 0 } };
}

function howLongAlone({ quarantine, guardRails }: Facts): Saw | undefined {
  if (quarantine?.kind === 'until') return { what: 'left-alone-until', at: quarantine.until };
  return quarantine?.kind === 'free'
    ? { what: 'not-asked-for', values: { days: guardRails.quarantine?.days ?? 0 } }
    : undefined;
}

function howMany(what: SawWord, listed: string[]): Saw {
  return { what, values: { n: listed.length } };
}
