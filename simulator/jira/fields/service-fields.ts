import type { Caller } from '../permissions/permissions';
import { userById } from '../views/views';
import { must, projectOf, type Site, type WorkItem } from '../state';
import { definition, type FieldDefinition } from './definitions';

/** What customers of the help desk can ask for. */
export const REQUEST_TYPES = [
  { id: '1', name: 'Get IT help', serviceDeskId: '1' },
  { id: '2', name: 'Request a refund', serviceDeskId: '1' },
];

/** Customers' organisations. */
export const ORGANIZATIONS = [
  { id: '1', name: 'Acme' },
  { id: '2', name: 'Globex' },
];

const REQUEST_TYPE = definition('customfield_10010', 'Request Type', 'ons', ['cf[10010]', 'Request Type'], {
  type: 'sd-customerrequesttype',
  custom: 'com.atlassian.servicedesk:vp-origin',
  customId: 10_010,
});
const ORGANIZATION = definition('customfield_10002', 'Organizations', 'ons', ['cf[10002]', 'Organizations'], {
  type: 'array',
  items: 'sd-customerorganization',
  custom: 'com.atlassian.servicedesk:sd-customer-organizations',
  customId: 10_002,
});

/** Found by its type: the name is translated. */
const PARTICIPANTS = definition(
  'customfield_10026',
  'Request participants',
  'ons',
  ['cf[10026]', 'Request participants'],
  {
    type: 'array',
    items: 'user',
    custom: 'com.atlassian.servicedesk:sd-request-participants',
    customId: 10_026,
  },
);

/** The customer's rating by Jira's own question. */
export const SATISFACTION = definition('customfield_10033', 'Satisfaction', 'ons', ['cf[10033]', 'Satisfaction'], {
  type: 'sd-feedback',
  custom: 'com.atlassian.servicedesk:sd-request-feedback',
  customId: 10_033,
});

/** The fields that service management keeps its data in; screens and edits of them are not modelled. */
export function serviceFields(site: Site): FieldDefinition[] {
  return site.variant.jsm ? [REQUEST_TYPE, ORGANIZATION, PARTICIPANTS, SATISFACTION] : [];
}

/** Their values on a work item, in the shapes of field dumps of live sites; none outside service projects. */
export function serviceValues(site: Site, caller: Caller, item: WorkItem): Record<string, unknown> {
  if (!site.variant.jsm || projectOf(site, item).typeKey !== 'service_desk') return {};
  return {
    [REQUEST_TYPE.id]: item.requestTypeId === null ? null : requestView(site, item, item.requestTypeId),
    [ORGANIZATION.id]: ORGANIZATIONS.filter(({ id }) => item.organizationIds.includes(id)).map((each) => ({
      ...each,
      _links: { self: `${site.url}/rest/servicedeskapi/organization/${each.id}` },
    })),
    [SATISFACTION.id]: item.satisfaction === null ? null : { rating: item.satisfaction },
    [PARTICIPANTS.id]: item.participantIds.map((id) => userById(site, caller, id)),
  };
}

function requestView(site: Site, item: WorkItem, requestTypeId: string): Record<string, unknown> {
  const type = must(
    REQUEST_TYPES.find(({ id }) => id === requestTypeId),
    `request type ${requestTypeId}`,
  );
  const self = `${site.url}/rest/servicedeskapi/servicedesk/1/requesttype/${type.id}`;
  return {
    _links: { self: `${site.url}/rest/servicedeskapi/request/${item.id}` },
    requestType: { _links: { self }, ...type, issueTypeId: item.issueTypeId, portalId: '1' },
  };
}
