import type { Clock } from './clock';

export type RequestTarget = 'jira' | 'nps-today' | 'webtrigger';

/** One call that went over the wire. */
export interface LoggedRequest {
  target: RequestTarget;
  /** Who called: the app under test, or anybody else (a tester, a browser, the simulated nps.today). */
  by: 'app' | 'client';
  /** Simulated time, ISO 8601. */
  time: string;
  method: string;
  /** Path with query string. Secrets in it are shown as they went over the wire: this is a test tool. */
  path: string;
  requestBody: unknown;
  /** HTTP status; 0 when no reply came. */
  status: number;
  responseBody?: unknown;
}

/** A call as it was sent, its body as text. */
export type SentRequest = Pick<LoggedRequest, 'target' | 'by' | 'method' | 'path'> & { body: string };

/** Keeps the latest calls, oldest first. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  constructor(private readonly capacity = 20_000) {}

  /** Notes a call with its reply, which stays unread; without one when none came. */
  async record({ body, ...call }: SentRequest, clock: Pick<Clock, 'now'>, response?: Response): Promise<void> {
    const time = new Date(clock.now()).toISOString();
    const responseBody = response && parsedBody(await response.clone().text());
    this.add({ ...call, time, requestBody: parsedBody(body), status: response?.status ?? 0, responseBody });
  }

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > this.capacity) this.entries.shift();
  }

  list(target?: string): LoggedRequest[] {
    return target ? this.entries.filter((entry) => entry.target === target) : [...this.entries];
  }

  clear(): void {
    this.entries = [];
  }
}

/** Answers anybody but the app, whose calls the platform records, and records the call. Rejects when `answer` does. */
export async function answerClient(
  { log, clock, target }: { log: RequestLog; clock: Pick<Clock, 'now'>; target: RequestTarget },
  request: Request,
  answer: (request: Request, body: string) => Promise<Response>,
): Promise<Response> {
  const body = await request.clone().text();
  const { pathname, search } = new URL(request.url);
  const call: SentRequest = { target, by: 'client', method: request.method, path: pathname + search, body };
  try {
    const response = await answer(request, body);
    await log.record(call, clock, response);
    return response;
  } catch (error) {
    await log.record(call, clock);
    throw error;
  }
}

/** JSON as the value it stands for, any other text as it is; undefined where there is none. */
export function parsedBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
