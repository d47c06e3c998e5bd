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

/** Keeps the latest calls, oldest first. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  constructor(private readonly capacity = 20_000) {}

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
