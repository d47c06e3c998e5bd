import * as z from 'zod/mini';

/** What may go along with a rule's surveys. nps.today documents no limits; these keep it small. */
export const ALONG = {
  fields: 20,
  /** Characters of the name that nps.today knows a field by. */
  key: 40,
  /** Fields that are listed at once. */
  listed: 50,
} as const;

/** What the app sends itself, in lower case: names are compared like this when a response comes back. */
export const OWN_KEYS = ['issuekey', 'issuesummary', 'surveytoken', 'charactercheck'];
const KEY = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Can nps.today know a field by this name? */
export function isKey(key: string): boolean {
  return KEY.test(key) && key.length <= ALONG.key && !OWN_KEYS.includes(key.toLowerCase());
}

/** The id of a field in Jira. */
const fieldId = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/));
const customField = z.object({
  key: z.string().check(z.refine(isKey)),
  fieldId,
  fieldName: z.string().check(z.minLength(1), z.maxLength(255)),
});

/** Beside what always goes along; nothing where it is absent. */
export const along = {
  custom: z.optional(
    z.array(customField).check(
      z.minLength(1),
      z.maxLength(ALONG.fields),
      z.refine((fields) => new Set(fields.map(({ key }) => key.toLowerCase())).size === fields.length),
    ),
  ),
  /** Whoever was assigned when the work item was finished. */
  employee: z.optional(z.literal('assignee')),
  /** The field of the respondent's organisations. */
  company: z.optional(z.object({ fieldId })),
};

export type CustomField = z.infer<typeof customField>;
export type Along = {
  custom?: CustomField[];
  employee?: 'assignee';
  company?: { fieldId: string };
};

export const alongInputs = {
  /** Those that are found by their name, and those with these ids; without either the first of the site. */
  listSendableFields: z.object({
    query: z.optional(z.string().check(z.maxLength(200))),
    ids: z.optional(z.array(fieldId).check(z.maxLength(ALONG.fields + 1))),
  }),
};

/** A field of the site. `none`: what it holds cannot be put into words; `person`: a name goes along. */
export interface SendableField {
  id: string;
  name: string;
  kind: 'text' | 'person' | 'organization' | 'none';
}

export interface SendableFields {
  fields: SendableField[];
  /** The field of the respondent's organisations; absent where the site has none. */
  organization?: string;
}

/** What nps.today would get for a work item, but for addresses and what names the survey, which are not shown. */
export interface AlongPreview {
  workItemKey: string;
  /** As JSON. */
  payload: string;
  /** Names of fields that are empty on it, and so do not go along. */
  empty: string[];
  /** Nobody is credited for this one. */
  nobodyCredited: boolean;
}
