/**
 * Looks after each of these times (ms): what was just done is listed by the platform some seconds later. Returns what
 * stops it.
 */
export function lookAfter(times: number[], look: () => Promise<void>): () => void {
  const timers = times.map((ms) => setTimeout(() => void look(), ms));
  return () => timers.forEach(clearTimeout);
}
