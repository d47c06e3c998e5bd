import type { ActivityEntry } from '../../../src/contract/admin/activity';
import { leftOutSentence, lozengeOf, reasonSentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';

/**
 * A spreadsheet takes a cell that begins like this for a formula.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as comma-separated values: every cell in quotes, and none that a spreadsheet would run. */
export function csvOf(rows: string[][]): string {
  return rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n');
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** What each column is called. */
export function csvHead(words: Words): string[] {
  const columns = [
    'workItem',
    'state',
    'reason',
    'reasonCode',
    'rule',
    'planned',
    'changed',
    'sent',
    'rating',
  ] as const;
  return columns.map((column) => words.say(`csv.${column}`));
}

/** One survey. Times are those of UTC, as spreadsheets read them in any language. */
export function csvRow(words: Words, entry: ActivityEntry): string[] {
  const { workItemKey, rule, plannedAt, changedAt, sentAt, rating, reason, parked, leftOut } = entry;
  const why = parked ? words.sayCode('park', parked.reason, 'park.other') : reasonSentence(words, reason);
  return [
    workItemKey,
    lozengeOf(words, entry).text,
    [why, leftOutSentence(words, leftOut)].filter(Boolean).join(' '),
    parked?.reason ?? reason ?? '',
    rule?.name ?? rule?.id ?? '',
    timeOf(plannedAt),
    timeOf(changedAt),
    sentAt === undefined ? '' : timeOf(sentAt),
    rating === undefined ? '' : String(rating),
  ];
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
