import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { ItemDates } from '../../domain/completion';
import type { History, Reassignment, StatusStep } from '../../ports/history';
import type { CallJira } from './call';
import { actorOf, actorSchema, epochOf, statusOf, statusSchema } from './schemas';
import { readReply } from './reply';
import { failed } from './response/write-response';

const date = z.nullish(z.string());
/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
const pastSchema = z.object({
  fields: z.object({
    status: statusSchema,
    creator: actorSchema,
    assignee: actorSchema,
    created: date,
    resolutiondate: date,
    statuscategorychangedate: date,
  }),
  changelog: z.object({
    histories: z.array(
      z.object({
        id: z.string(),
        created: date,
        author: actorSchema,
        items: z.array(z.object({ field: z.string(), from: z.nullish(z.string()), to: z.nullish(z.string()) })),
      }),
    ),
  }),
});

/** A work item's dates and changes of status through Jira's REST API, as the app, in one call. */
export function jiraHistory(call: CallJira): History {
  return {
    async read(workItemId) {
      const result = await call(
        route`/rest/api/3/issue/${workItemId}?fields=status,creator,assignee,created,resolutiondate,statuscategorychangedate&expand=changelog`,
      );
      const read = readReply(result, pastSchema, 'history of a work item');
      if (read.kind !== 'ok') return failed(read);
      const { fields, changelog } = read.value;
      const steps = changelog.histories.flatMap(({ id, created, author, items }): StatusStep[] => {
        const item = items.find(({ field }) => field === 'status');
        if (!item) return [];
        const by = actorOf(author);
        return [
          { id, at: epochOf(created), from: item.from ?? undefined, to: item.to ?? undefined, ...(by && { by }) },
        ];
      });
      steps.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
      const reassigned = changelog.histories.flatMap(({ created, items }): Reassignment[] => {
        const item = items.find(({ field }) => field === 'assignee');
        return item ? [{ at: epochOf(created) ?? 0, ...(item.from ? { from: item.from } : {}) }] : [];
      });
      reassigned.sort((a, b) => b.at - a.at);
      const creator = actorOf(fields.creator);
      const assignee = actorOf(fields.assignee)?.accountId;
      return {
        kind: 'found',
        past: {
          status: statusOf(fields.status),
          dates: datesOf(fields),
          steps,
          ...(creator && { creator }),
          ...(assignee === undefined ? {} : { assignee }),
          ...(reassigned.length > 0 ? { reassigned } : {}),
        },
      };
    },
  };
}

function datesOf(fields: z.infer<typeof pastSchema>['fields']): ItemDates {
  return {
    created: epochOf(fields.created),
    resolved: epochOf(fields.resolutiondate),
    categoryChanged: epochOf(fields.statuscategorychangedate),
  };
}
