import { charactersBack } from '../domain/character-check';
import type { Notification } from '../usecases/receiving/receive-notification';

/** What a notification carries, under its names in lower case. */
export type Fields = Map<string, unknown>;
type Seen = Extract<Notification, { kind: 'response' }>['seen'];

/** How this nps.today describes a response, for the admin who checks the site: names and types, never a value. */
export function seenIn(fields: Fields, custom: Fields, comment: string | undefined): Seen {
  return {
    'response-custom': customForm(fields, custom),
    'response-key': keyForm(custom.get('issuekey')),
    'response-times': timesForm(fields),
    ...(custom.has('charactercheck')
      ? { 'response-characters': charactersBack(custom.get('charactercheck')) }
      : charactersForm(comment ?? '')),
  };
}

function customForm(fields: Fields, custom: Fields): string {
  if (!fields.has('custom')) return 'missing';
  const value = fields.get('custom');
  if (value === null) return 'null';
  if (custom.size > 0) return typeof value === 'string' ? 'JSON as text' : 'object';
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'empty object';
  return value === '' || value === '{}' ? 'empty text' : `${typeof value} that is no JSON`;
}

function keyForm(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'missing';
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return typeof value;
  return /^\d+$/.test(value.trim()) ? 'numeric id as text' : 'text';
}

function timesForm(fields: Fields): string {
  const told = ['RatingTime', 'CommentTime'].filter((name) => typeof fields.get(name.toLowerCase()) === 'string');
  return told.length === 0 ? 'neither RatingTime nor CommentTime' : told.join(' and ');
}

/** Whether characters beyond plain letters come as they were typed; a comment that has none proves nothing. */
function charactersForm(comment: string): Seen {
  const answer = (form: string) => ({ 'response-characters': form });
  if (/&(amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/i.test(comment)) return answer('with HTML entities');
  if (/<\/(p|div|span|b|i)>|<br ?\/?>/i.test(comment)) return answer('with HTML tags');
  return /[^ -~\s]|[&<>"]/.test(comment) ? answer('as typed, as far as can be seen') : {};
}
