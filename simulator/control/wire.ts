import type { SimulatedJira } from '../jira/server';
import type { SimulatedForgeHost } from '../forge/index';
import type { SimulatedClock } from '../shared/clock';
import type { Tail } from '../shared/journal';
import type { Metrics } from '../shared/metrics';
import type { CallRecord, LoggedRequest, RequestLog } from '../shared/request-log';
import { ControlError } from './errors';
import { readInvocations, readLogs, readStorage, type InvocationRow, type LogRow, type StoragePage } from './inside';
import type { StorageQuery, TailInput, WireQuery } from './inputs';

/** A call as a row of a list: all but what it carried. */
export interface WireRow extends Omit<LoggedRequest, 'requestBody' | 'responseBody'> {
  id: number;
  functionKey?: string;
  durationMs?: number;
  attempt: number;
  /** Keys of the work items that it is about. */
  workItems: string[];
}

/** A call with what it carried, and all attempts at it, itself among them. */
export interface WireCall extends WireRow {
  requestBody: unknown;
  responseBody?: unknown;
  attempts: WireRow[];
}

type Jira = Pick<SimulatedJira, 'workItem'>;
type Row = CallRecord & { id: number };

/** What went over the wire, and what happened inside the platform meanwhile. */
export interface Wire {
  calls(query: WireQuery): Tail<WireRow>;
  call(id: number): WireCall;
  /** Sends a call to a web trigger again. Resolves with its own record, once there is a reply. */
  resend(id: number): Promise<WireCall>;
  invocations(query: TailInput): Tail<InvocationRow>;
  logs(query: TailInput): Tail<LogRow>;
  storage(query: StorageQuery): StoragePage;
}

interface WireParts {
  url: string;
  clock: Pick<SimulatedClock, 'serve'>;
  log: RequestLog;
  jira: Jira;
  metrics: Metrics;
  forge: Pick<SimulatedForgeHost, 'journals' | 'storage' | 'webTrigger'>;
}

export function createWire({ url, clock, log, jira, metrics, forge }: WireParts): Wire {
  const call = (id: number) => readCall(log, jira, id);
  // Numbers of calls never come again: together the two differ after a reset too.
  const storageVersion = () =>
    `${metrics.snapshot().kvs.writes}-${forge.journals.invocations.tail({ limit: 1 }).cursor}`;
  return {
    calls: (query) => readWire(log, jira, query),
    call,
    async resend(id) {
      const { attemptOf } = requireCall(log, id);
      // A connection that breaks is on record too.
      await clock.serve(forge.webTrigger(requestAgain(log, id, url))).catch(() => undefined);
      const latest = log.journal.list().findLast((row) => row.attemptOf === attemptOf);
      return call(latest?.id ?? id);
    },
    invocations: (query) => readInvocations(forge.journals, query),
    logs: (query) => readLogs(forge.journals, query),
    storage: (query) => readStorage(() => forge.storage(), storageVersion(), query),
  };
}

/** Calls over the wire as the query narrows them: what is new since its cursor. */
export function readWire(log: RequestLog, jira: Jira, query: WireQuery): Tail<WireRow> {
  const { since, before, limit } = query;
  const tail = log.journal.tail({ since, before, limit, meets: narrowedBy(query, jira) });
  return { ...tail, rows: tail.rows.map((row) => rowOf(row, jira)) };
}

/** @throws ControlError 404 for a call that never was or is forgotten */
export function readCall(log: RequestLog, jira: Jira, id: number): WireCall {
  const found = requireCall(log, id);
  const { requestBody, responseBody } = found.call;
  const attempts = log.journal.list().filter((row) => row.attemptOf === found.attemptOf);
  return { ...rowOf(found, jira), requestBody, responseBody, attempts: attempts.map((row) => rowOf(row, jira)) };
}

/**
 * What was sent to a web trigger, to be sent again exactly so.
 * @throws ControlError 404 for an unknown call, 400 for any other: the app's calls are the app's to repeat
 */
export function requestAgain(log: RequestLog, id: number, origin: string): Request {
  const { target, method, path, requestBody } = requireCall(log, id).call;
  if (target !== 'webtrigger') throw new ControlError(400, 'Only what was sent to the app can be sent again.');
  const body = requestBody === undefined || typeof requestBody === 'string' ? requestBody : JSON.stringify(requestBody);
  const headers = { 'Content-Type': 'application/json' };
  return new Request(origin + path, { method, ...(method === 'GET' ? {} : { headers, body }) });
}

function requireCall(log: RequestLog, id: number): Row {
  const found = log.journal.find(id);
  if (!found) throw new ControlError(404, `There is no call ${id}.`);
  return found;
}

function rowOf(row: Row, jira: Jira): WireRow {
  const { id, functionKey, durationMs, attempt, mentions } = row;
  const { requestBody: _, responseBody: __, ...call } = row.call;
  const workItems = [...new Set(mentions.flatMap((each) => jira.workItem(each)?.key ?? []))];
  return { ...call, id, functionKey, durationMs, attempt, workItems };
}

/** A reply, a refusal, or nothing that helps: no reply or a failure of the other side. */
function outcomeOf({ status }: LoggedRequest): 'ok' | 'refused' | 'failed' {
  if (status === 0 || status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}

function narrowedBy(query: WireQuery, jira: Jira): (row: Row) => boolean {
  const { target, by, status, workItem, search } = query;
  const wanted = workItem === undefined ? undefined : jira.workItem(workItem.trim().toUpperCase());
  const names = wanted ? [wanted.id, wanted.key] : [workItem ?? ''];
  return ({ call, mentions, functionKey }) =>
    (target === undefined || call.target === target) &&
    (by === undefined || call.by === by) &&
    (status === undefined || outcomeOf(call) === status) &&
    (workItem === undefined || mentions.some((each) => names.includes(each))) &&
    (search === undefined || contains([`${call.method} ${call.path}`, functionKey, call], search));
}

function contains(value: unknown, text: string): boolean {
  return JSON.stringify(value).toLowerCase().includes(text.toLowerCase());
}
