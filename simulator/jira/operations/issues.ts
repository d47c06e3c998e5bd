import { z } from 'zod';
import {
  bodyAs,
  expands,
  flagParam,
  listParam,
  NO_CONTENT,
  numberParam,
  ok,
  paging,
  param,
  type Call,
  type Operation,
  type Reply,
} from '../call';
import { recordDeletion } from '../edit/changes';
import { watchersOf } from '../events/mails';
import { editableFields, fieldsToEdit, requireEditable, type Overrides } from '../edit/editable';
import { readEdits, requireCommenting, updateDetails, writeEdits } from '../edit/edits';
import { badRequest, forbidden } from '../errors';
import { editMeta, issueView, requireModelledExpand, transitionsOf, transitionView } from '../views/issue-view';
import { accountOf, isJiraAdmin, may, requireOn, visibleWorkItem } from '../permissions/permissions';
import { projectOf, type WorkItem } from '../state';
import { changeGroupView, page, userById, userView } from '../views/views';

function itemOf(call: Call): WorkItem {
  return visibleWorkItem(call.site, call.caller, param(call, 'issueIdOrKey'));
}

function getIssue(call: Call): Reply {
  const item = itemOf(call);
  const fields = listParam(call, 'fields');
  const shape = { fields, expand: listParam(call, 'expand'), properties: listParam(call, 'properties') };
  return ok(issueView(call.site, call.caller, item, shape));
}

/** Only apps with *Administer Jira*, and people with it through an app, may override; a person's own call may not. */
function overridesOf(call: Call): Overrides {
  const asked = { screens: flagParam(call, 'overrideScreenSecurity'), lock: flagParam(call, 'overrideEditableFlag') };
  const throughApp = call.caller.scopes !== null;
  if ((asked.screens || asked.lock) && !(throughApp && isJiraAdmin(call.caller))) {
    throw forbidden('You do not have permission to override screen security or the editable flag.');
  }
  return asked;
}

/** Whether watchers are mailed. Met on live sites: without the right to leave that out, the whole edit is refused. */
function notifies(call: Call, item: WorkItem): boolean {
  if (call.query.get('notifyUsers') !== 'false') return true;
  if (!isJiraAdmin(call.caller) && !may(call.caller, 'ADMINISTER_PROJECTS', projectOf(call.site, item))) {
    throw forbidden('To discard the user notification either admin or project admin permissions are required.');
  }
  return false;
}

/** `transition` in the body is ignored here, as documented. */
function editIssue(call: Call): Reply {
  const { site, caller } = call;
  const item = itemOf(call);
  const details = bodyAs(call, updateDetails);
  // Before anything is written: an edit is atomic.
  requireModelledExpand(listParam(call, 'expand'));
  const overrides = overridesOf(call);
  const notify = notifies(call, item);
  if (!details.fields && !details.update) throw badRequest("one of 'fields' or 'update' required");
  const edits = readEdits(details, fieldsToEdit(site, caller, item, overrides), item);
  requireEditable(site, caller, item, overrides);
  requireCommenting(site, caller, item, edits);
  writeEdits(site, caller, item, edits, { notify });
  if (!flagParam(call, 'returnIssue')) return NO_CONTENT;
  return ok(issueView(site, caller, item, { fields: [], expand: listParam(call, 'expand'), properties: [] }));
}

function deleteIssue(call: Call): Reply {
  const item = itemOf(call);
  requireOn(
    call.site,
    call.caller,
    'DELETE_ISSUES',
    item,
    'You do not have permission to delete issues in this project.',
  );
  recordDeletion(call.site, call.caller, item);
  return NO_CONTENT;
}

function chosenTransition(call: Call, item: WorkItem, id: string | number | undefined) {
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const chosen = transitionsOf(call.site, call.caller, item).find((each) => each.id === String(id));
  if (!chosen) throw badRequest(`Transition id '${id}' is not valid for this issue.`);
  return chosen;
}

function listTransitions(call: Call): Reply {
  const item = itemOf(call);
  const wanted = call.query.get('transitionId');
  const shown = transitionsOf(call.site, call.caller, item).filter((each) => !wanted || each.id === wanted);
  const withFields = expands(call, 'transitions.fields');
  return ok({
    expand: 'transitions',
    transitions: shown.map((each) => ({ ...transitionView(call.site, each), ...(withFields ? { fields: {} } : {}) })),
  });
}

function transitionIssue(call: Call): Reply {
  const { site, caller } = call;
  const item = itemOf(call);
  const details = bodyAs(call, updateDetails);
  const chosen = chosenTransition(call, item, details.transition?.id);
  // No transition has a screen, so no field can be set on the way.
  const edits = readEdits(details, new Map(), item);
  requireCommenting(site, caller, item, edits);
  writeEdits(site, caller, item, edits, { status: chosen.to });
  return NO_CONTENT;
}

function getEditMeta(call: Call): Reply {
  const item = itemOf(call);
  return ok({ fields: editMeta(call.site, call.caller, item, overridesOf(call)) });
}

const assigneeBody = z.looseObject({ accountId: z.string().nullish() });

function assign(call: Call): Reply {
  const { site, caller } = call;
  const item = itemOf(call);
  const { accountId } = bodyAs(call, assigneeBody);
  requireOn(site, caller, 'ASSIGN_ISSUES', item, 'You do not have permission to assign issues.');
  const wanted = accountId === '-1' ? null : (accountId ?? null);
  const allowed = editableFields(site, caller, projectOf(site, item), item.issueTypeId, 'edit', true);
  const details = { fields: { assignee: wanted === null ? null : { accountId: wanted } } };
  writeEdits(site, caller, item, readEdits(details, allowed, item));
  return NO_CONTENT;
}

function changelog(call: Call): Reply {
  const item = itemOf(call);
  const { startAt, maxResults } = paging(call, 100);
  const groups = item.changelog.map((group) => changeGroupView(call.site, call.caller, group));
  const self = `${call.site.url}/rest/api/3/issue/${item.key}/changelog`;
  return ok({ self, ...page(groups, startAt, maxResults) });
}

const changelogIds = z.looseObject({ changelogIds: z.array(z.number()) });

function changelogList(call: Call): Reply {
  const item = itemOf(call);
  const ids = bodyAs(call, changelogIds).changelogIds.map(String);
  const groups = item.changelog.filter((group) => ids.includes(group.id));
  const histories = groups.map((group) => changeGroupView(call.site, call.caller, group));
  return ok({ startAt: 0, maxResults: histories.length, total: histories.length, histories });
}

function watchers(call: Call): Reply {
  const item = itemOf(call);
  const self = `${call.site.url}/rest/api/3/issue/${item.key}/watchers`;
  const ids = watchersOf(item);
  const isWatching = ids.includes(accountOf(call.caller).accountId);
  const people = ids.map((id) => userById(call.site, call.caller, id));
  return ok({ self, isWatching, watchCount: ids.length, watchers: people });
}

function votes(call: Call): Reply {
  const item = itemOf(call);
  return ok({ self: `${call.site.url}/rest/api/3/issue/${item.key}/votes`, votes: 0, hasVoted: false, voters: [] });
}

function worklogs(call: Call): Reply {
  itemOf(call);
  return ok({ startAt: numberParam(call, 'startAt', 0), maxResults: 5_000, total: 0, worklogs: [] });
}

function remoteLinks(call: Call): Reply {
  itemOf(call);
  return ok([]);
}

function assignableUsers(call: Call): Reply {
  const key = call.query.get('issueKey') ?? call.query.get('issueId');
  const { site, caller } = call;
  accountOf(caller);
  const wantedProject = call.query.get('project');
  const project = key
    ? projectOf(site, visibleWorkItem(site, caller, key))
    : [...site.projects.values()].find((each) => each.key === wantedProject || each.id === wantedProject);
  if (!project || !may(caller, 'BROWSE_PROJECTS', project)) {
    throw badRequest('A valid project or issue must be given.');
  }
  const query = (call.query.get('query') ?? '').toLowerCase();
  const found = [...site.users.values()].filter(
    (user) =>
      user.active &&
      project.grants.get(user.accountId)?.has('ASSIGNABLE_USER') &&
      user.displayName.toLowerCase().includes(query),
  );
  return ok(found.map((user) => userView(site, caller, user)));
}

const ITEM = '/rest/api/3/issue/{issueIdOrKey}';
const WRITE = { writesTo: 'issueIdOrKey' };

export const issueOperations: Operation[] = [
  { method: 'GET', path: ITEM, handle: getIssue, anonymous: true },
  { method: 'PUT', path: ITEM, handle: editIssue, ...WRITE, anonymous: true },
  { method: 'DELETE', path: ITEM, handle: deleteIssue, ...WRITE },
  { method: 'GET', path: `${ITEM}/editmeta`, handle: getEditMeta, anonymous: true },
  { method: 'GET', path: `${ITEM}/transitions`, handle: listTransitions },
  { method: 'POST', path: `${ITEM}/transitions`, handle: transitionIssue, ...WRITE },
  { method: 'PUT', path: `${ITEM}/assignee`, handle: assign, ...WRITE },
  { method: 'GET', path: `${ITEM}/changelog`, handle: changelog },
  { method: 'POST', path: `${ITEM}/changelog/list`, handle: changelogList },
  { method: 'GET', path: `${ITEM}/watchers`, handle: watchers },
  { method: 'GET', path: `${ITEM}/votes`, handle: votes },
  { method: 'GET', path: `${ITEM}/worklog`, handle: worklogs },
  { method: 'GET', path: `${ITEM}/remotelink`, handle: remoteLinks },
  { method: 'GET', path: '/rest/api/3/user/assignable/search', handle: assignableUsers },
];
