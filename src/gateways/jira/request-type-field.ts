import type { CallJira } from './call';
import { fieldOfType } from './fields/field-of-type';

/** The id of the field that holds a work item's request type; null where the site has none. */
export type FindField = () => ReturnType<typeof fieldOfType>;

const REQUEST_TYPE = 'com.atlassian.servicedesk:vp-origin';

/** Looks for the field among all fields of the site, as the app. */
export function requestTypeField(call: CallJira): FindField {
  return () => fieldOfType(call, REQUEST_TYPE);
}
