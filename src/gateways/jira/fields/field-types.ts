import type { SiteField } from '../../../ports/configuration';

/**
 * Field types by Jira's own names.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-post
 */
export const TYPE_PREFIX = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const TYPES: Record<string, SiteField['type']> = {
  float: 'number',
  textfield: 'short-text',
  textarea: 'paragraph',
  datepicker: 'date',
  datetime: 'date-time',
  userpicker: 'people',
  multiuserpicker: 'people',
  /** Of team-managed projects. */
  people: 'people',
  'com.atlassian.servicedesk:sd-request-participants': 'participants',
};

/** The type of a custom field, by what `schema.custom` says. */
export function typeOf(custom: string | null | undefined): SiteField['type'] {
  return TYPES[(custom ?? '').replace(TYPE_PREFIX, '')] ?? 'other';
}
