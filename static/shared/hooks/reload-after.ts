/**
 * Reloads after each of these times (ms): what was just done is listed by the platform some seconds later. Returns what
 * stops it.
 */
export function reloadAfter(times: number[], reload: () => Promise<void>): () => void {
  const timers = times.map((ms) => setTimeout(() => void reload(), ms));
  return () => timers.forEach(clearTimeout);
}
