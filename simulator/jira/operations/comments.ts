import { z } from 'zod';
import { bodyAs, ok, paging, param, type Call, type Operation, type Reply } from '../call';
import { addComment } from '../edit/changes';
import { commentBody } from '../edit/edits';
import { notFound } from '../errors';
import { accountOf, requireOn, visibleWorkItem } from '../permissions/permissions';
import type { Comment, WorkItem } from '../state';
import { commentView } from '../views/views';

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

const ITEM = '/rest/api/3/issue/{issueIdOrKey}';
const WRITE = { writesTo: 'issueIdOrKey' };

export const commentOperations: Operation[] = [
  { method: 'GET', path: `${ITEM}/comment`, handle: listComments },
  { method: 'POST', path: `${ITEM}/comment`, handle: createComment, ...WRITE },
  { method: 'GET', path: `${ITEM}/comment/{id}`, handle: getComment },
];
