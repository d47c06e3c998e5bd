/** A moment of simulated time, to the millisecond. */
export function exactly(iso: string): string {
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return new Date(iso).toLocaleString('en-GB', { ...options, fractionalSecondDigits: 3 });
}

const SECOND_MS = 1_000;

/** How long something took; nothing where it is not over or never was. */
export function lasted(ms: number | undefined): string {
  if (ms === undefined) return '–';
  return ms < SECOND_MS ? `${ms} ms` : `${(ms / SECOND_MS).toFixed(2)} s`;
}
