import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';

/** What guard rails may be set to. */
export const GUARD_RAILS = {
  days: { least: 1, most: 730 },
  minutes: { least: 1, most: 43_200 },
  bulk: { least: 1, most: 100 },
  perHour: { least: 1, most: 36_000 },
  perDay: { least: 1, most: 500_000 },
  domains: 100,
  people: 200,
  groups: 50,
  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-labels/ */
  labelLength: 255,
} as const;

const { days, minutes, bulk, perHour, perDay, domains, people, groups, labelLength } = GUARD_RAILS;
const whole = ({ least, most }: { least: number; most: number }) => z.int().check(z.gte(least), z.lte(most));

/** A domain in lower case, with a dot in it. @see https://www.rfc-editor.org/rfc/rfc1035 */
export const domain = z.string().check(
  z.maxLength(253),
  z.regex(
    /^(?=.*\.)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$/u,
  ),
  z.refine((text) => text === text.toLowerCase()),
);

export const label = z.string().check(z.minLength(1), z.maxLength(labelLength), z.regex(/^\S+$/));

/** What Jira calls an account or a group by. */
const directoryId = z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[\w:.-]+$/));

const guardRails = z.object({
  /** A person who was asked, or who responded, is left alone for so many days. */
  quarantine: z.nullable(
    z.object({ days: whole(days), since: z.enum(['sent', 'answered']), then: z.enum(['drop', 'wait']) }),
  ),
  excludedDomains: z.array(domain).check(z.maxLength(domains)),
  noSurveyLabel: z.nullable(label),
  leastOpenMinutes: z.nullable(whole(minutes)),
  /** Of more than so many that somebody finished at once none is surveyed. */
  bulkMost: z.nullable(whole(bulk)),
  /** So many surveys at most; further ones wait. */
  perHour: z.nullable(whole(perHour)),
  perDay: z.nullable(whole(perDay)),
  skipOwn: z.boolean(),
  /** Also whoever finished it themselves; agents of the project; what an app finished. */
  skipFinisher: z.boolean(),
  skipAgents: z.boolean(),
  skipAppFinished: z.boolean(),
  /** Account ids. */
  excludedPeople: z.array(directoryId).check(z.maxLength(people)),
  /** Ids of groups. */
  excludedGroups: z.array(directoryId).check(z.maxLength(groups)),
});

export const guardRailsInputs = {
  saveGuardRails: guardRails,
  /** By a part of their name, or those of these ids; a few at most. */
  listGroups: z.union([
    z.strictObject({ query: z.string().check(z.maxLength(100)) }),
    z.strictObject({ ids: z.array(directoryId).check(z.minLength(1), z.maxLength(groups)) }),
  ]),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof guardRailsInputs>;

/** Guard rails for all rules together; null where one is not set. */
export type GuardRailsView = z.infer<typeof guardRails>;

/** A group of people in Jira. */
export interface GroupOption {
  id: string;
  name: string;
}

/** Calls about guard rails. Groups are those that the app may see: others it could not ask about either. */
export type GuardRailsApi = {
  saveGuardRails(input: Inputs['saveGuardRails']): Promise<Result<null>>;
  listGroups(input: Inputs['listGroups']): Promise<Result<GroupOption[]>>;
};
