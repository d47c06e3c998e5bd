import { z } from 'zod';
import { bodyAs, listParam, NO_CONTENT, ok, paging, param, type Call, type Operation, type Reply } from '../call';
import { badRequest, notFound } from '../errors';
import { fieldDefinition } from '../fields/definitions';
import { requireJiraAdmin } from '../permissions/permissions';
import { must, type IssueTypeScreenScheme, type Screen } from '../state';
import { page } from '../views/views';

/** The screen that `addToDefault` adds to. */
const DEFAULT_SCREEN_ID = 1;

function listScreens(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const { startAt, maxResults } = paging(call, 100);
  const ids = listParam(call, 'id');
  const query = (call.query.get('queryString') ?? '').toLowerCase();
  const found = [...call.site.screens.values()].filter(
    (screen) => (ids.length === 0 || ids.includes(String(screen.id))) && screen.name.toLowerCase().includes(query),
  );
  const values = found.map(({ id, name, description }) => ({ id, name, description }));
  return ok({ self: `${call.site.url}/rest/api/3/screens`, ...page(values, startAt, maxResults) });
}

function screenOf(call: Call): Screen {
  requireJiraAdmin(call.caller);
  const id = param(call, 'screenId');
  const screen = call.site.screens.get(Number(id));
  if (!screen) throw notFound(`Screen with id ${id} does not exist`);
  return screen;
}

function tabOf(call: Call): Screen['tabs'][number] {
  const tab = screenOf(call).tabs.find((each) => String(each.id) === param(call, 'tabId'));
  if (!tab) throw notFound(`Screen tab with id ${param(call, 'tabId')} does not exist`);
  return tab;
}

function listTabs(call: Call): Reply {
  return ok(screenOf(call).tabs.map(({ id, name }) => ({ id, name })));
}

function fieldEntry(call: Call, id: string): { id: string; name: string } {
  return { id, name: must(fieldDefinition(call.site, id), `field ${id}`).name };
}

function listTabFields(call: Call): Reply {
  return ok(tabOf(call).fieldIds.map((id) => fieldEntry(call, id)));
}

function placeField(call: Call, screen: Screen, tab: Screen['tabs'][number], fieldId: string): void {
  const definition = fieldDefinition(call.site, fieldId);
  if (!definition || !definition.orderable) throw notFound(`Field with id '${fieldId}' was not found.`);
  if (screen.tabs.some((each) => each.fieldIds.includes(fieldId))) {
    throw badRequest(`Field with id '${fieldId}' already exists on the screen.`);
  }
  tab.fieldIds.push(fieldId);
}

function addTabField(call: Call): Reply {
  const tab = tabOf(call);
  const { fieldId } = bodyAs(call, z.looseObject({ fieldId: z.string().min(1) }));
  placeField(call, screenOf(call), tab, fieldId);
  return ok(fieldEntry(call, fieldId));
}

function removeTabField(call: Call): Reply {
  const tab = tabOf(call);
  const position = tab.fieldIds.indexOf(param(call, 'id'));
  if (position < 0) throw notFound(`Field with id '${param(call, 'id')}' was not found on the screen tab.`);
  tab.fieldIds.splice(position, 1);
  return NO_CONTENT;
}

function addToDefault(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const screen = must(call.site.screens.get(DEFAULT_SCREEN_ID), 'default screen');
  const fieldId = param(call, 'fieldId');
  if (screen.tabs.some((tab) => tab.fieldIds.includes(fieldId))) {
    throw notFound(`Field with id '${fieldId}' already exists on the default screen.`);
  }
  placeField(call, screen, must(screen.tabs[0], 'default tab'), fieldId);
  return ok({});
}

function listScreenSchemes(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const { startAt, maxResults } = paging(call, 25, 100);
  const ids = listParam(call, 'id');
  const found = [...call.site.screenSchemes.values()].filter(
    (each) => ids.length === 0 || ids.includes(String(each.id)),
  );
  return ok({ self: `${call.site.url}/rest/api/3/screenscheme`, ...page(found, startAt, maxResults) });
}

function schemeView({ id, name, description }: IssueTypeScreenScheme): Record<string, unknown> {
  return { id, name, description };
}

function listIssueTypeScreenSchemes(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const { startAt, maxResults } = paging(call, 50, 100);
  const ids = listParam(call, 'id');
  const found = [...call.site.issueTypeScreenSchemes.values()].filter((each) => !ids.length || ids.includes(each.id));
  return ok(page(found.map(schemeView), startAt, maxResults));
}

function schemesByProject(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const projectIds = listParam(call, 'projectId');
  if (projectIds.length === 0) throw badRequest('The projectId parameter is required.');
  const { startAt, maxResults } = paging(call, 50, 100);
  const values = [...call.site.issueTypeScreenSchemes.values()]
    .map((scheme) => ({
      issueTypeScreenScheme: schemeView(scheme),
      projectIds: projectIds.filter((id) => call.site.projects.get(id)?.issueTypeScreenSchemeId === scheme.id),
    }))
    .filter((each) => each.projectIds.length > 0);
  return ok(page(values, startAt, maxResults));
}

function schemeMappings(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const ids = listParam(call, 'issueTypeScreenSchemeId');
  const { startAt, maxResults } = paging(call, 50, 100);
  const values = [...call.site.issueTypeScreenSchemes.values()]
    .filter((scheme) => ids.length === 0 || ids.includes(scheme.id))
    .flatMap((scheme) =>
      scheme.mappings.map((each) => ({
        issueTypeScreenSchemeId: scheme.id,
        issueTypeId: each.issueTypeId,
        screenSchemeId: String(each.screenSchemeId),
      })),
    );
  return ok(page(values, startAt, maxResults));
}

const TAB_FIELDS = '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields';

export const screenOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/screens', handle: listScreens },
  { method: 'POST', path: '/rest/api/3/screens/addToDefault/{fieldId}', handle: addToDefault },
  { method: 'GET', path: '/rest/api/3/screens/{screenId}/tabs', handle: listTabs },
  { method: 'GET', path: TAB_FIELDS, handle: listTabFields },
  { method: 'POST', path: TAB_FIELDS, handle: addTabField },
  { method: 'DELETE', path: `${TAB_FIELDS}/{id}`, handle: removeTabField },
  { method: 'GET', path: '/rest/api/3/screenscheme', handle: listScreenSchemes },
  { method: 'GET', path: '/rest/api/3/issuetypescreenscheme', handle: listIssueTypeScreenSchemes },
  { method: 'GET', path: '/rest/api/3/issuetypescreenscheme/project', handle: schemesByProject },
  { method: 'GET', path: '/rest/api/3/issuetypescreenscheme/mapping', handle: schemeMappings },
];
