/**
 * A refusal by the simulated nps.today, or by its web interface. The statuses and the body `{ message }` are
 * assumptions: nps.today documents neither.
 */
export class NpsTodayError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Something that nps.today has but the simulator does not model: loud, so that nobody builds on a friendly guess. */
export function notModelled(what: string): NpsTodayError {
  return new NpsTodayError(501, `The simulated nps.today does not model ${what}.`);
}

/** A refusal as it goes over the wire. */
export function errorResponse(error: NpsTodayError, withRetryAfter = true): Response {
  const { retryAfterSeconds } = error;
  const announced = withRetryAfter && retryAfterSeconds !== undefined;
  const headers = announced ? { 'Retry-After': String(retryAfterSeconds) } : undefined;
  return Response.json({ message: error.message }, { status: error.status, headers });
}
