import { reindex } from '../search/search-index';
import { NO_CONTENT, ok, param, type Call, type Operation, type Reply } from '../call';
import { checkProperty } from '../edit/edits';
import { forbidden, invalidPayload, notFound, projectNotFound } from '../errors';
import { accountOf, isJiraAdmin, may, requireOn, visibleWorkItem } from '../permissions/permissions';
import { findProject, type Project, type WorkItem } from '../state';

/** Something that has properties, with the address of their list. */
interface Owner {
  properties: Record<string, unknown>;
  onChanged?(): void;
  self: string;
}

function listOf({ properties, self }: Owner): Reply {
  return ok({ keys: Object.keys(properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key })) });
}

function presentKey(call: Call, { properties }: Owner): string {
  const key = param(call, 'propertyKey');
  if (!Object.hasOwn(properties, key)) throw notFound(`The property with key '${key}' does not exist.`);
  return key;
}

function valueOf(call: Call, owner: Owner): Reply {
  const key = presentKey(call, owner);
  return ok({ key, value: owner.properties[key] });
}

/** Writing a property is no update of the work item: no history, no event. */
function write(call: Call, { properties, onChanged }: Owner): Reply {
  const key = param(call, 'propertyKey');
  if (call.body === undefined) throw invalidPayload();
  checkProperty(key, call.body);
  const existed = Object.hasOwn(properties, key);
  properties[key] = call.body;
  onChanged?.();
  return { status: existed ? 200 : 201 };
}

function remove(call: Call, owner: Owner): Reply {
  delete owner.properties[presentKey(call, owner)];
  owner.onChanged?.();
  return NO_CONTENT;
}

function seenItem(call: Call): Owner {
  accountOf(call.caller);
  return ofItem(call, visibleWorkItem(call.site, call.caller, param(call, 'issueIdOrKey')));
}

function editedItem(call: Call): Owner {
  const { site, caller } = call;
  accountOf(caller);
  const item = visibleWorkItem(site, caller, param(call, 'issueIdOrKey'));
  requireOn(site, caller, 'EDIT_ISSUES', item, 'You do not have permission to edit issues in this project.');
  return ofItem(call, item);
}

function ofItem({ site }: Call, item: WorkItem): Owner {
  const { id, properties } = item;
  return {
    properties,
    self: `${site.url}/rest/api/3/issue/${id}/properties`,
    onChanged: () => reindex(site, item, site.lagMs()),
  };
}

/** The 404 of a project is the same for a hidden and for a missing one; the replies about its properties differ. */
function knownProject(call: Call): Project {
  accountOf(call.caller);
  const idOrKey = param(call, 'projectIdOrKey');
  const project = findProject(call.site, idOrKey);
  if (!project) throw projectNotFound(idOrKey);
  return project;
}

function seenProject(call: Call): Owner {
  const project = knownProject(call);
  if (!may(call.caller, 'BROWSE_PROJECTS', project)) throw forbidden('You cannot browse this project.');
  return ofProject(call, project);
}

function administeredProject(call: Call): Owner {
  const project = knownProject(call);
  if (!isJiraAdmin(call.caller) && !may(call.caller, 'ADMINISTER_PROJECTS', project)) {
    throw forbidden('You cannot edit the configuration of this project.');
  }
  return ofProject(call, project);
}

function ofProject({ site }: Call, { id, properties }: Project): Owner {
  return { properties, self: `${site.url}/rest/api/3/project/${id}/properties` };
}

const ITEM = '/rest/api/3/issue/{issueIdOrKey}/properties';
const WRITE = { writesTo: 'issueIdOrKey' };
const PROJECT = '/rest/api/3/project/{projectIdOrKey}/properties';

/**
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-properties/
 */
export const propertyOperations: Operation[] = [
  { method: 'GET', path: ITEM, handle: (call) => listOf(seenItem(call)) },
  { method: 'GET', path: `${ITEM}/{propertyKey}`, handle: (call) => valueOf(call, seenItem(call)) },
  { method: 'PUT', path: `${ITEM}/{propertyKey}`, handle: (call) => write(call, editedItem(call)), ...WRITE },
  { method: 'DELETE', path: `${ITEM}/{propertyKey}`, handle: (call) => remove(call, editedItem(call)), ...WRITE },
  { method: 'GET', path: PROJECT, handle: (call) => listOf(seenProject(call)) },
  { method: 'GET', path: `${PROJECT}/{propertyKey}`, handle: (call) => valueOf(call, seenProject(call)) },
  { method: 'PUT', path: `${PROJECT}/{propertyKey}`, handle: (call) => write(call, administeredProject(call)) },
  { method: 'DELETE', path: `${PROJECT}/{propertyKey}`, handle: (call) => remove(call, administeredProject(call)) },
];
