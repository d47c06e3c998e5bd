import type { Along, CustomField } from '../../../src/contract/admin/rule-along';
import { ALONG, isKey } from '../../../src/contract/admin/rule-along';

/** What is wrong with the name of a field. */
export type KeyProblem = 'wrong' | 'twice';

/** What is wrong with each of these fields' names, in their order; undefined where nothing is. */
export function keyProblems(fields: CustomField[]): (KeyProblem | undefined)[] {
  return fields.map(({ key }, index) => {
    if (!isKey(key)) return 'wrong';
    const isTaken = fields.slice(0, index).some((other) => other.key.toLowerCase() === key.toLowerCase());
    return isTaken ? 'twice' : undefined;
  });
}

const LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa', ß: 'ss' };

/** A name for nps.today like the field's own: *Customer tier* is `customerTier`. */
export function keyFor({ id, name }: { id: string; name: string }, taken: CustomField[]): string {
  const plain = name
    .replace(/[æøåÆØÅß]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  const parts = plain.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = parts.map((part, index) => (index === 0 ? lowered(part) : raised(part))).join('');
  const key = joined.replace(/^\d+/, '').slice(0, ALONG.key);
  const isFree = isKey(key) && !taken.some((other) => other.key.toLowerCase() === key.toLowerCase());
  return isFree ? key : id.replace(/[^A-Za-z0-9_]/g, '_').slice(0, ALONG.key);
}

function lowered(part: string): string {
  return part === part.toUpperCase() ? part.toLowerCase() : part.charAt(0).toLowerCase() + part.slice(1);
}

function raised(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}

/** What is saved of it: a part that sends nothing is absent. */
export function alongParts({ custom = [], ...rest }: Along): Along {
  return custom.length > 0 ? { custom, ...rest } : rest;
}
