import type { Bell } from '../ports/bell';
import type { Clock } from '../ports/clock';
import type { ResponseStore } from '../ports/response-store';

/** Lets a parked response try again, now. It was kept whole. */
export async function retryResponse(
  ports: { responses: ResponseStore; bell: Bell; clock: Clock },
  responseId: string,
): Promise<{ kind: 'waiting'; surveyId: string } | { kind: 'not-parked' }> {
  const response = await ports.responses.read(responseId);
  if (response?.state !== 'parked') return { kind: 'not-parked' };
  const now = ports.clock.now();
  const waiting = await ports.responses.replace({
    ...response,
    state: 'waiting',
    attempts: 0,
    receivedAt: now,
    lookAt: now,
  });
  if (waiting === 'conflict') return { kind: 'not-parked' };
  const surveyId = response.surveyId ?? response.id;
  await ports.bell.responseDue(responseId, surveyId);
  return { kind: 'waiting', surveyId };
}
