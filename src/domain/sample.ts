/**
 * Whether a work item belongs to the share of them that a rule surveys (`percent` of 100). The same work item always gets
 * the same answer of the same rule, and rules draw independently of each other.
 */
export function isInSample(percent: number, ruleId: string, workItemId: string): boolean {
  return hash(`${ruleId}:${workItemId}`) % 10_000 < percent * 100;
}

/** FNV-1a with a last mix, 32 bits: neighbouring ids must not draw alike. @see https://www.rfc-editor.org/rfc/rfc9923 */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
