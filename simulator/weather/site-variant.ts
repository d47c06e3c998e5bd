import { z } from 'zod';

/**
 * What differs from one real site to the next. Each entry says where the difference is known from; where nothing is
 * documented, every form is listed that was met or is likely.
 */
export const siteVariantSchema = z.strictObject({
  /** Language of the site: names of statuses and categories, and texts of errors, as Jira translates them. */
  language: z.enum(['en', 'da']),
  /**
   * What a status event carries. `documented`: the documented minimum only. The others differ in `associatedStatuses`
   * (the category as text, as an object, by its translated name) or leave the changelog's id out.
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
  /** Ids in events are numbers instead of text. */
  numericIds: z.boolean(),
  /** Field schemes decide which project has which field; contexts no longer restrict anything. */
  fieldSchemes: z.boolean(),
  /** The workflow's final statuses carry `jira.issue.editable=false`. */
  lockedFinalStatus: z.boolean(),
  /** A team-managed project has a field "NPS Rating" of its own. */
  projectFields: z.boolean(),
  /** One project's permissions leave the app out: it may administer, not browse. */
  hiddenProject: z.boolean(),
  /** Jira Service Management is there. */
  jsm: z.boolean(),
  /** A refused write (400) names no field. */
  unnamedErrors: z.boolean(),
  /** Calls to nps.today are refused by the platform's proxy, with `forge-proxy-error`, until allowed. */
  proxyErrors: z.boolean(),
  /** How the storage says that a conditional write was refused. */
  conflictCode: z.enum(['documented', 'KEY_CONFLICT', 'KEY_ALREADY_EXISTS', 'CONDITIONAL_CHECK_FAILED', 'bare-409']),
  /** Calls as the user need the person's consent first. */
  consentNeeded: z.boolean(),
  /** How nps.today hands back `custom`: as sent, as JSON text, empty, or missing. */
  customReturned: z.enum(['object', 'text', 'empty', 'missing']),
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
  proxyErrors: false,
  conflictCode: 'documented',
  consentNeeded: false,
  customReturned: 'object',
};
