import * as z from 'zod';

/**
 * What differs from one real site to the next. Each entry names the source of the difference; where nothing is
 * documented, every form that was seen or is likely is listed. "Assumed" marks what nobody has seen.
 */
export const siteVariantSchema = z.strictObject({
  /**
   * Language of the site: names of statuses and categories, and texts of errors, as Jira translates them. Assumed: one
   * language for everybody; Jira uses the reader's.
   * @see https://support.atlassian.com/jira-cloud-administration/docs/translate-resolutions-priorities-statuses-and-issue-types/
   */
  language: z.enum(['en', 'da']),
  /**
   * What a status event carries. `documented`: the documented minimum only, which is two statuses in no order. The others
   * differ in `associatedStatuses` (without categories, one without its id, the category as text, as an object, by its
   * translated name) or leave out the changelog's id and the time. All but `documented` are assumed: public apps read
   * `name` only.
   * @see https://developer.atlassian.com/platform/forge/events-reference/jira/
   */
  eventShape: z.enum([
    'full',
    'documented',
    'no-category',
    'no-status-id',
    'text-category',
    'object-category',
    'translated',
    'no-changelog-id',
  ]),
  /** Ids in events are numbers instead of text. Assumed. */
  numericIds: z.boolean(),
  /**
   * Field schemes decide which project has which field; contexts no longer restrict anything.
   * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-field-schemes/
   */
  fieldSchemes: z.boolean(),
  /**
   * The workflow's final statuses carry `jira.issue.editable=false`.
   * @see https://support.atlassian.com/jira-cloud-administration/docs/use-workflow-properties/
   */
  lockedFinalStatus: z.boolean(),
  /**
   * A team-managed project has a field "NPS Rating" of its own.
   * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get
   */
  projectFields: z.boolean(),
  /**
   * One project's permissions leave the app out: it may administer, not browse.
   * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get
   */
  hiddenProject: z.boolean(),
  /** Jira Service Management is there. What its API answers where it is not is assumed. */
  jsm: z.boolean(),
  /** A refused write (400) names no field. Met on live sites. */
  unnamedErrors: z.boolean(),
  /**
   * The scope that should make the app a Jira admin does. From Atlassian staff, not in the reference.
   * @see https://community.developer.atlassian.com/t/forge-apps-can-now-access-restricted-resources/54999
   */
  appAdministers: z.boolean(),
  /**
   * Whether `GET /user/email` answers this app; if not, its documented 503 comes with or without a body.
   * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-email-get
   */
  emailApi: z.enum(['answers', 'refused-with-text', 'refused-without-body']),
  /** Calls to nps.today are refused by the platform's proxy, with `forge-proxy-error`, until allowed. Met on live sites. */
  proxyErrors: z.boolean(),
  /** How the storage refuses a conditional write. Not documented; each was met in other people's code. */
  conflictCode: z.enum(['documented', 'KEY_CONFLICT', 'KEY_ALREADY_EXISTS', 'CONDITIONAL_CHECK_FAILED', 'bare-409']),
  /** Calls as the user need the person's consent first: `NeedsAuthenticationError` of `@forge/api`. */
  consentNeeded: z.boolean(),
  /**
   * `dynamicProperties` of a module on a work item get the viewer's account. Documented for Confluence only.
   * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-context/
   */
  lozengeCaller: z.boolean(),
  /** How nps.today hands back `custom`: as sent, as JSON text, empty, or missing. `object` is documented, the rest assumed. */
  customReturned: z.enum(['object', 'text', 'empty', 'missing']),
  /**
   * How nps.today refuses a person that is a member already: with that status; with 200 and a body that mentions it; or as if
   * it had been a success. None is documented.
   */
  duplicateReply: z.enum(['409', '400', '200', '200-silent']),
  /** A 429 of nps.today carries the seconds to wait. Not documented. */
  retryAfter: z.boolean(),
  /** Ids of nps.today are text instead of numbers. Assumed. */
  textIds: z.boolean(),
});

export type SiteVariant = z.infer<typeof siteVariantSchema>;

/** What a reset may name; whatever it leaves out is as on the plain site. */
export const siteInput = siteVariantSchema.partial();

export type SiteInput = z.infer<typeof siteInput>;

/** An English site without surprises. */
export const PLAIN_SITE: SiteVariant = {
  language: 'en',
  eventShape: 'full',
  numericIds: false,
  fieldSchemes: false,
  lockedFinalStatus: false,
  projectFields: false,
  hiddenProject: false,
  jsm: true,
  unnamedErrors: false,
  appAdministers: true,
  emailApi: 'answers',
  proxyErrors: false,
  conflictCode: 'documented',
  consentNeeded: false,
  lozengeCaller: true,
  customReturned: 'object',
  duplicateReply: '409',
  retryAfter: true,
  textIds: false,
};
