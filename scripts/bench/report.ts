/** Prints figures beside their bars and remembers which are broken. */
const broken: string[] = [];

/** A figure with its bar. */
export function report(name: string, value: number, bar: number, kind: 'most' | 'least', unit = ''): void {
  const good = kind === 'most' ? value <= bar : value >= bar;
  if (!good) broken.push(name);
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(3);
  console.log(
    `${good ? 'ok    ' : 'BROKEN'} ${name}: ${shown}${unit} (${kind === 'most' ? 'at most' : 'at least'} ${bar}${unit})`,
  );
}

/** A figure without a bar. */
export function tell(text: string): void {
  console.log(`       ${text}`);
}

/** Ends the process as failed where a bar is broken. */
export function conclude(): void {
  if (broken.length === 0) return;
  console.error(`Broken bars: ${broken.join('; ')}`);
  process.exitCode = 1;
}

export function sum(counters: Record<string, number>): number {
  return Object.values(counters).reduce((total, each) => total + each, 0);
}
