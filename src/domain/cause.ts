import type { ParkReason, RefusedField, Response } from './response';

/** What parked responses have in common: why they wait, and where. */
export interface ResponseCause {
  /** The same for all of them, now and later. */
  key: string;
  reason: ParkReason;
  projectId?: string;
  /** Every field that Jira refused on some of them, with why. */
  refused: Pick<RefusedField, 'field' | 'cause'>[];
  count: number;
  /** Since when the first of them has waited (epoch ms). */
  since: number;
}

/** Names what holds a parked response up: its reason, the work item's project, and why Jira refused its fields. */
export function causeKeyOf({ reason, projectId, refused = [] }: Response): string {
  const causes = [...new Set(refused.map(({ cause }) => cause))].sort();
  return [reasonOf(reason), projectId ?? '', ...(reason === 'field-refused' ? causes : [])].join(':');
}

/** Parked responses by what holds them up, the most first. */
export function causesOf(parked: Response[]): ResponseCause[] {
  const causes = new Map<string, ResponseCause>();
  for (const response of parked) {
    const key = causeKeyOf(response);
    const { reason, projectId, changedAt } = response;
    const before = causes.get(key) ?? {
      key,
      reason: reasonOf(reason),
      projectId,
      refused: [],
      count: 0,
      since: changedAt,
    };
    const refused = withRefused(before.refused, reason === 'field-refused' ? response.refused : []);
    causes.set(key, { ...before, refused, count: before.count + 1, since: Math.min(before.since, changedAt) });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

function reasonOf(reason: ParkReason | undefined): ParkReason {
  return reason ?? 'gave-up';
}

function withRefused(known: ResponseCause['refused'], refused: RefusedField[] = []): ResponseCause['refused'] {
  const isKnown = (one: RefusedField) => known.some(({ field, cause }) => field === one.field && cause === one.cause);
  return [...known, ...refused.filter((one) => !isKnown(one)).map(({ field, cause }) => ({ field, cause }))];
}
