/** What the control plane replies about the wire, as far as the pages show it. */

export interface WireRow {
  id: number;
  target: string;
  by: 'app' | 'client';
  functionKey?: string;
  time: string;
  durationMs?: number;
  method: string;
  path: string;
  status: number;
  attempt: number;
  workItems: string[];
}

export interface WireCall extends WireRow {
  requestBody: unknown;
  responseBody?: unknown;
  attempts: WireRow[];
}

export interface InvocationRow {
  id: number;
  functionKey: string;
  moduleKey: string;
  time: string;
  durationMs?: number;
  outcome?: string;
  problem?: string;
}

export interface LogRow {
  id: number;
  time: string;
  level: string;
  functionKey?: string;
  message: string;
}

export interface StoragePage {
  version: string;
  unchanged?: true;
  total?: number;
  matching?: number;
  rows?: { kind: string; key: string; value: unknown }[];
}

export interface Metrics {
  invocations: Record<string, number>;
  calls: Record<string, number>;
  kvs: Record<string, number>;
  queue: Record<string, number>;
}

export const TARGETS: Record<string, string> = { jira: 'Jira', 'nps-today': 'nps.today', webtrigger: 'The app' };
