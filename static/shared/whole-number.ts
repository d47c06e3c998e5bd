/** The whole number that somebody typed, with spaces around it or none; undefined where it is none, or out of bounds. */
export function wholeNumber(text: string, { least, most }: { least: number; most: number }): number | undefined {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}
