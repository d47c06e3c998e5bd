import { z } from 'zod';
import { NpsTodayError, notModelled } from './errors';

const text = z.string().nullish();

const company = z.object({
  name: text,
  emailAddress: text,
  industry: text,
  address1: text,
  address2: text,
  city: text,
  country: text,
  zipCode: text,
  accountNo: text,
  segment: text,
  phoneNumber: text,
});

const respondent = z.object({
  emailAddress: z.email(),
  phoneNumber: text,
  firstName: text,
  lastName: text,
  title: text,
  department: text,
  address1: text,
  address2: text,
  city: text,
  country: text,
  zipCode: text,
  active: z.boolean().nullish(),
  externalId: text,
  company: company.strict().nullish(),
});

const employee = z.object({
  email: text,
  firstName: text,
  lastName: text,
  title: text,
  department: text,
  team: text,
  division: text,
  phoneNumber: text,
  active: z.boolean().nullish(),
  externalId: text,
});

/**
 * The documented request body. Undocumented names are refused, so that a misspelt one is noticed here and not in
 * production, where it may be ignored silently.
 * @see https://docs.nps.today/integrations/adversus
 */
const addRespondent = z.strictObject({
  respondent: respondent.strict(),
  note: text,
  employee: employee.strict().nullish(),
  doNotContact: z.boolean().nullish(),
  custom: z.union([z.record(z.string(), z.unknown()), z.string()]).nullish(),
});

export type AddRespondentBody = z.infer<typeof addRespondent>;

/** Reads the body of an add-respondent call. Fails with 400, or with 501 for a field whose meaning is not public. */
export function parseAddRespondent(contentType: string | null, body: string): AddRespondentBody {
  const json = parseJson(contentType, body);
  refuseUnmodelled(json);
  const parsed = addRespondent.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new NpsTodayError(400, `The body is invalid. ${problems.join('; ')}`);
}

function parseJson(contentType: string | null, body: string): unknown {
  if (!/^application\/json\b/i.test(contentType ?? '')) {
    throw new NpsTodayError(400, 'The body is invalid. Content-Type must be application/json.');
  }
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new NpsTodayError(400, 'The body is not valid JSON.');
  }
}

function refuseUnmodelled(json: unknown): void {
  if (!isRecord(json)) return;
  if ('guid' in json) throw notModelled('the property "guid": its meaning is not public');
  if (json.doNotContact === true) throw notModelled('doNotContact: true, whose effect on sending is not public');
  if (isRecord(json.respondent) && 'sendEmailAt' in json.respondent) {
    throw notModelled('respondent.sendEmailAt: its time zone is not public');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
