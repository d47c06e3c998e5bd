/** @see https://www.itu.int/rec/T-REC-E.164 */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * A telephone number as nps.today writes it, `+4512345678`; undefined for a text that is none, or does not name its country:
 * that is never guessed.
 */
export function phoneNumber(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  return INTERNATIONAL.test(digits) ? digits : undefined;
}
