import { z } from 'zod';
import { bodyAs, NO_CONTENT, ok, paging, param, type Call, type Operation, type Reply } from '../call';
import { addComment } from '../changes';
import { checkProperty, commentBody } from '../edits';
import { invalidPayload, notFound } from '../errors';
import { accountOf, requireOn, visibleWorkItem } from '../permissions';
import type { Comment, WorkItem } from '../state';
import { commentView } from '../views';

function itemOf(call: Call): WorkItem {
  accountOf(call.caller);
  return visibleWorkItem(call.site, call.caller, param(call, 'issueIdOrKey'));
}

function listComments(call: Call): Reply {
  const item = itemOf(call);
  const { startAt, maxResults } = paging(call, 5_000);
  const newestFirst = (call.query.get('orderBy') ?? '').startsWith('-');
  const ordered = newestFirst ? [...item.comments].reverse() : item.comments;
  const comments = ordered.map((comment) => commentView(call.site, call.caller, item, comment));
  const shown = comments.slice(startAt, startAt + maxResults);
  return ok({ startAt, maxResults, total: comments.length, comments: shown });
}

const commentShape = z.looseObject({ body: z.unknown() });

function createComment(call: Call): Reply {
  const item = itemOf(call);
  const { body } = bodyAs(call, commentShape);
  requireOn(call.site, call.caller, 'ADD_COMMENTS', item, 'You do not have the permission to comment on this issue.');
  const comment = addComment(call.site, call.caller, item, commentBody(body));
  return { status: 201, body: commentView(call.site, call.caller, item, comment) };
}

function oneComment(call: Call, item: WorkItem): Comment {
  const id = param(call, 'id');
  const comment = item.comments.find((each) => each.id === id);
  if (!comment) throw notFound(`Can not find a comment for the id: ${id}.`);
  return comment;
}

function getComment(call: Call): Reply {
  const item = itemOf(call);
  return ok(commentView(call.site, call.caller, item, oneComment(call, item)));
}

function listProperties(call: Call): Reply {
  const item = itemOf(call);
  const self = `${call.site.url}/rest/api/3/issue/${item.id}/properties`;
  return ok({ keys: Object.keys(item.properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key })) });
}

function propertyMissing(key: string) {
  return notFound(`The property with key '${key}' does not exist.`);
}

function getProperty(call: Call): Reply {
  const item = itemOf(call);
  const key = param(call, 'propertyKey');
  if (!Object.hasOwn(item.properties, key)) throw propertyMissing(key);
  return ok({ key, value: item.properties[key] });
}

/** Writing a property is no update of the item: no history, no event. */
function setProperty(call: Call): Reply {
  const item = itemOf(call);
  const key = param(call, 'propertyKey');
  requireOn(call.site, call.caller, 'EDIT_ISSUES', item, 'You do not have permission to edit issues in this project.');
  if (call.body === undefined) throw invalidPayload();
  checkProperty(key, call.body);
  const existed = Object.hasOwn(item.properties, key);
  item.properties[key] = call.body;
  return { status: existed ? 200 : 201 };
}

function deleteProperty(call: Call): Reply {
  const item = itemOf(call);
  const key = param(call, 'propertyKey');
  requireOn(call.site, call.caller, 'EDIT_ISSUES', item, 'You do not have permission to edit issues in this project.');
  if (!Object.hasOwn(item.properties, key)) throw propertyMissing(key);
  delete item.properties[key];
  return NO_CONTENT;
}

const ITEM = '/rest/api/3/issue/{issueIdOrKey}';
const WRITE = { writesTo: 'issueIdOrKey' };

export const commentOperations: Operation[] = [
  { method: 'GET', path: `${ITEM}/comment`, handle: listComments },
  { method: 'POST', path: `${ITEM}/comment`, handle: createComment, ...WRITE },
  { method: 'GET', path: `${ITEM}/comment/{id}`, handle: getComment },
  { method: 'GET', path: `${ITEM}/properties`, handle: listProperties },
  { method: 'GET', path: `${ITEM}/properties/{propertyKey}`, handle: getProperty },
  { method: 'PUT', path: `${ITEM}/properties/{propertyKey}`, handle: setProperty, ...WRITE },
  { method: 'DELETE', path: `${ITEM}/properties/{propertyKey}`, handle: deleteProperty, ...WRITE },
];
