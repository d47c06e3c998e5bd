import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';

/** What guard rails may be set to. */
export const GUARD_RAILS = {
  days: { least: 1, most: 730 },
  minutes: { least: 1, most: 43_200 },
  domains: 100,
  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-labels/ */
  labelLength: 255,
} as const;

const { days, minutes, domains, labelLength } = GUARD_RAILS;
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

const guardRails = z.object({
  /** A person who was asked, or who responded, is left alone for so many days. */
  quarantine: z.nullable(
    z.object({ days: whole(days), since: z.enum(['sent', 'answered']), then: z.enum(['drop', 'wait']) }),
  ),
  excludedDomains: z.array(domain).check(z.maxLength(domains)),
  noSurveyLabel: z.nullable(label),
  leastOpenMinutes: z.nullable(whole(minutes)),
  skipOwn: z.boolean(),
});

export const guardRailsInputs = {
  saveGuardRails: guardRails,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof guardRailsInputs>;

/** Guard rails for all rules together; null where one is not set. */
export type GuardRailsView = z.infer<typeof guardRails>;

/** Calls about guard rails. */
export type GuardRailsApi = {
  saveGuardRails(input: Inputs['saveGuardRails']): Promise<Result<null>>;
};
