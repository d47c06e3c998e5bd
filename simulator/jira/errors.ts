import { BURST_REASON, type RateRefusal } from './limits';

/** A refusal in Jira's own form: HTTP status, body as Jira writes it, extra headers. */
export class JiraError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {
    super(`${status} ${JSON.stringify(body)}`);
  }
}

/** Jira's `ErrorCollection`: messages about the call, and messages by field. */
export function errorCollection(messages: string[], errors: Record<string, string> = {}): unknown {
  return { errorMessages: messages, errors };
}

export function badRequest(message: string): JiraError {
  return new JiraError(400, errorCollection([message]));
}

/** JQL that names a field which does not exist, or not for this caller. */
export class UnknownField extends JiraError {
  constructor(name: string) {
    super(400, errorCollection([`Field '${name}' does not exist or you do not have permission to view it.`]));
  }
}

/** 400 that names the fields it refuses; nothing was written. */
export function fieldErrors(errors: Record<string, string>): JiraError {
  return new JiraError(400, errorCollection([], errors));
}

export function invalidPayload(): JiraError {
  return badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
}

export function invalidInput(): JiraError {
  return badRequest('INVALID_INPUT');
}

export function unauthenticated(): JiraError {
  return new JiraError(
    401,
    { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
    { 'WWW-Authenticate': 'OAuth realm="https%3A%2F%2Fexample.atlassian.net"' },
  );
}

/** What the API gateway answers when the app's token lacks a scope. */
export function scopeMismatch(): JiraError {
  return new JiraError(401, { code: 401, message: 'Unauthorized; scope does not match' });
}

export function forbidden(message: string): JiraError {
  return new JiraError(403, errorCollection([message]));
}

export function notFound(message: string): JiraError {
  return new JiraError(404, errorCollection([message]));
}

export function workItemNotFound(): JiraError {
  return notFound('Issue does not exist or you do not have permission to see it.');
}

export function projectNotFound(idOrKey: string): JiraError {
  return notFound(`No project could be found with key '${idOrKey}'.`);
}

/** The address API is switched off for the site, or not yet approved for the app. */
export function emailApiOff(): JiraError {
  return new JiraError(503, errorCollection(['The API is not currently enabled.']));
}

/** This call is not modelled: must never be mistaken for an answer of Jira. */
export function notModelled(what: string): JiraError {
  return new JiraError(
    501,
    errorCollection([`The simulated Jira does not model ${what}. See simulator/jira/README.md.`]),
  );
}

/**
 * 429 with the two headers a well-behaved caller reads.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function rateLimited(retryAfterSeconds: number, reason: RateRefusal['reason'] = BURST_REASON): JiraError {
  return new JiraError(429, errorCollection(['Rate limit exceeded.']), {
    'Retry-After': String(retryAfterSeconds),
    'RateLimit-Reason': reason,
    'X-RateLimit-Remaining': '0',
  });
}

/** A refusal for a fault, by status. */
export function refusalFor(status: number, retryAfterSeconds = 5): JiraError {
  switch (status) {
    case 400:
      return invalidPayload();
    case 401:
      return unauthenticated();
    case 403:
      return forbidden('You do not have permission to perform this operation.');
    case 404:
      return workItemNotFound();
    case 409:
      return new JiraError(409, errorCollection(['The issue could not be updated due to a conflicting update.']));
    case 429:
      return rateLimited(retryAfterSeconds);
    default:
      return new JiraError(
        status,
        errorCollection([status >= 500 ? 'Internal server error' : `Request refused with status ${status}`]),
        status === 503 && retryAfterSeconds > 0 ? { 'Retry-After': String(retryAfterSeconds) } : {},
      );
  }
}

/** Turns a refusal into a response. */
export function toResponse(error: JiraError): Response {
  if (error.body === undefined) return new Response(null, { status: error.status, headers: error.headers });
  if (typeof error.body === 'string') {
    return new Response(error.body, {
      status: error.status,
      headers: { 'Content-Type': 'text/html', ...error.headers },
    });
  }
  return new Response(JSON.stringify(error.body), {
    status: error.status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...error.headers },
  });
}
