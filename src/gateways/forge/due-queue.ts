import { Queue } from '@forge/events';
import type { DueQueue } from '../../ports/due-queue';
import type { Log } from '../../ports/log';

const surveys = new Queue<{ surveyId?: string }>({ key: 'due-surveys' });
const responses = new Queue<{ responseId: string }>({ key: 'due-responses' });

/**
 * The due queue on Forge. A push that fails (more than 500 a minute are refused) is no failure: the sweep takes up
 * what no message arrived for.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export function forgeDueQueue(log: Log): DueQueue {
  const send = async (push: Promise<unknown>) => {
    try {
      await push;
    } catch (error) {
      log.warn('A queue message could not be sent; the sweep takes up what is due', {
        why: error instanceof Error ? error.name : 'unknown',
      });
    }
  };
  return {
    // Without a concurrency key: a busy one keeps messages waiting for seconds to minutes, and the pace lets one dispatcher work.
    surveyDue: (surveyId, delayInSeconds) => send(surveys.push({ body: { surveyId }, delayInSeconds })),
    surveysDue: () => send(surveys.push({ body: {} })),
    responseDue: (responseId, surveyId, delayInSeconds) =>
      send(
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
