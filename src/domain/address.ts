/** @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1 */
const LONGEST = 254;
const LONGEST_LOCAL = 64;
const LOCAL = /^[^\s@<>()[\]\\,;:"]+$/;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** Whether a text is an e-mail address and nothing else: no name beside it, not two of them. */
export function isAddress(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || text.length > LONGEST || local.length > LONGEST_LOCAL) return false;
  if (!LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => label.length <= 63 && LABEL.test(label));
}
