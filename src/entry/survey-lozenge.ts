import * as z from 'zod/mini';
import type { Survey } from '../domain/survey';
import { categoryOf } from '../domain/rating';
import { mayOnWorkItem } from '../usecases/authorise';
import { latestOf } from '../usecases/show-work-item';

const requestSchema = z.object({
  extension: z.object({ issue: z.object({ id: z.pipe(z.union([z.string(), z.number()]), z.transform(String)) }) }),
});

type LozengeType = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-context/ */
interface LozengeReply {
  status?: { type: 'lozenge'; value: { label: string; type: LozengeType } };
}

const CATEGORY = {
  detractor: ['Detractor', 'removed'],
  passive: ['Passive', 'moved'],
  promoter: ['Promoter', 'success'],
} as const;

/** What the collapsed context shows: *Scheduled*, *Sent*, *9 Promoter*, *Not sent*. */
export function surveyLozengeEntry(ports: Parameters<typeof mayOnWorkItem>[0] & Parameters<typeof latestOf>[0]) {
  return async (request: unknown): Promise<LozengeReply> => {
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success) return {};
    const workItemId = parsed.data.extension.issue.id;
    if ((await mayOnWorkItem(ports, workItemId)) === 'none') return {};
    const latest = await latestOf(ports, workItemId);
    if (!latest) return {};
    const [label, type] = lozengeOf(latest);
    return { status: { type: 'lozenge', value: { label, type } } };
  };
}

function lozengeOf(survey: Survey): [string, LozengeType] {
  const rating = survey.response?.rating;
  if (rating !== undefined) {
    const [word, type] = CATEGORY[categoryOf(rating)];
    return [`${rating} ${word}`, type];
  }
  switch (survey.state) {
    case 'planned':
    case 'scheduled':
    case 'sending':
      return ['Scheduled', 'inprogress'];
    case 'sent':
    case 'answered':
      return ['Sent', 'new'];
    case 'expired':
      return ['No response', 'default'];
    case 'skipped':
    case 'cancelled':
    case 'failed':
      return ['Not sent', 'default'];
    case 'unconfirmed':
      return ['Unconfirmed', 'moved'];
  }
}
