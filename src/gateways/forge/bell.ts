import { Queue } from '@forge/events';
import type { Bell } from '../../ports/bell';
import type { Log } from '../../ports/log';

const surveys = new Queue<{ surveyId?: string }>({ key: 'survey-bell' });
const responses = new Queue<{ responseId: string }>({ key: 'response-bell' });

/**
 * Bells on Forge's queues. A push that fails (more than 500 a minute are refused) is no failure: the sweep looks at what
 * no bell was heard for.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export function forgeBell(log: Log): Bell {
  const ring = async (push: Promise<unknown>) => {
    try {
      await push;
    } catch (error) {
      log.warn('A bell could not be rung; the sweep will look', {
        why: error instanceof Error ? error.name : 'unknown',
      });
    }
  };
  return {
    // Without a concurrency key: a busy one keeps bells waiting for seconds to minutes, and the pace lets one dispatcher work.
    surveyDue: (surveyId, delayInSeconds) => ring(surveys.push({ body: { surveyId }, delayInSeconds })),
    surveysDue: () => ring(surveys.push({ body: {} })),
    responseDue: (responseId, surveyId, delayInSeconds) =>
      ring(
        responses.push({
          body: { responseId },
          delayInSeconds,
          concurrency: { key: concurrencyKey(surveyId), limit: 1 },
        }),
      ),
  };
}

function concurrencyKey(surveyId: string): string {
  return `response-${surveyId.replace(/[^a-zA-Z0-9-]/g, '-')}`;
}
