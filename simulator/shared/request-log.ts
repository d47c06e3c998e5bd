import type { Clock } from './clock';
import { Journal, type Numbered } from './journal';
import { onlyReads } from './reading-calls';
import { mentionedIn } from './mentions';

export type RequestTarget = 'jira' | 'nps-today' | 'webtrigger';

/** One call that went over the wire. */
export interface LoggedRequest {
  target: RequestTarget;
  /** Who called: the app under test, or anybody else (a tester, a browser, the simulated nps.today). */
  by: 'app' | 'client';
  /** Simulated time at which it took effect, ISO 8601. */
  time: string;
  method: string;
  /** Path with query string. Secrets in it are shown as they went over the wire: this is a test tool. */
  path: string;
  requestBody: unknown;
  /** HTTP status; 0 when no reply came. */
  status: number;
  responseBody?: unknown;
}

/** The same with what is known about it. */
export interface CallRecord {
  call: LoggedRequest;
  /** Of the app's, the function that called. */
  functionKey?: string;
  /** Simulated milliseconds from sending it until the caller had the reply; undefined where none came, or not yet. */
  durationMs?: number;
  /** The number of the first call that sent exactly the same. A call that only reads stands for itself. */
  attemptOf: number;
  /** 1 for the first call that sent exactly the same, 2 for the second, … */
  attempt: number;
  /** Ids and keys of work items that it names, whether they exist or not. */
  mentions: string[];
}

/** A call as it was sent, its body as text. */
export type SentRequest = Pick<LoggedRequest, 'target' | 'by' | 'method' | 'path'> & {
  body: string;
  functionKey?: string;
};

/** A call that is under way. */
export interface OpenCall {
  /** Notes that it took effect, with its reply, which stays unread; without one when none came. Twice where it did twice. */
  record(response?: Response): Promise<void>;
  /** The caller has the reply, or knows that none comes. */
  over(): void;
}

type Now = Pick<Clock, 'now'>;

/** Keeps the latest calls, oldest first. */
export class RequestLog {
  readonly journal: Journal<CallRecord>;
  private firsts = new Map<string, { id: number; attempts: number }>();

  constructor(capacity = 20_000) {
    this.journal = new Journal(capacity);
  }

  /** Begins a call. */
  open(sent: SentRequest, clock: Now): OpenCall {
    const sentAt = clock.now();
    const records: Numbered<CallRecord>[] = [];
    return {
      record: async (response) => {
        const { body, functionKey, ...call } = sent;
        const time = new Date(clock.now()).toISOString();
        const responseBody = response && parsedBody(await response.clone().text());
        const status = response?.status ?? 0;
        records.push(this.add({ ...call, time, requestBody: parsedBody(body), status, responseBody }, functionKey));
      },
      over: () => {
        for (const record of records) {
          record.durationMs = clock.now() - sentAt;
          this.journal.changed(record.id);
        }
      },
    };
  }

  add(call: LoggedRequest, functionKey?: string): Numbered<CallRecord> {
    const { path, requestBody } = call;
    const record = this.journal.add({
      ...{ call, functionKey, attemptOf: 0, attempt: 1 },
      mentions: mentionedIn(path, requestBody),
    });
    const first = this.firstOf(call, record.id);
    first.attempts += 1;
    return Object.assign(record, { attemptOf: first.id, attempt: first.attempts });
  }

  list(target?: string): LoggedRequest[] {
    const calls = this.journal.list().map(({ call }) => call);
    return target ? calls.filter((call) => call.target === target) : calls;
  }

  clear(): void {
    this.journal.clear();
    this.firsts.clear();
  }

  private firstOf({ target, by, method, path, requestBody }: LoggedRequest, id: number) {
    if (onlyReads(method, path)) return { id, attempts: 0 };
    const key = JSON.stringify([target, by, method, path, requestBody]);
    const first = this.firsts.get(key) ?? { id, attempts: 0 };
    this.firsts.set(key, first);
    return first;
  }
}

/** Answers anybody but the app, whose calls the platform records, and records the call. Rejects when `answer` does. */
export async function answerClient(
  { log, clock, target }: { log: RequestLog; clock: Now; target: RequestTarget },
  request: Request,
  answer: (request: Request, body: string) => Promise<Response>,
): Promise<Response> {
  const body = await request.clone().text();
  const { pathname, search } = new URL(request.url);
  const open = log.open({ target, by: 'client', method: request.method, path: pathname + search, body }, clock);
  try {
    const response = await answer(request, body);
    await open.record(response);
    return response;
  } catch (error) {
    await open.record();
    throw error;
  } finally {
    open.over();
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
