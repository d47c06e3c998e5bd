import { errorCollection, JiraError } from '../errors';
import type { SiteVariant } from '../../weather/site-variant';
import { danish, DANISH_CATEGORIES, DANISH_STATUSES } from './danish';

type Language = SiteVariant['language'];

/** A status category's name on a site of that language. */
export function categoryName(language: Language, key: string, english: string): string {
  return language === 'da' ? (DANISH_CATEGORIES[key] ?? english) : english;
}

/** A status's name as a template creates it on a site of that language. */
export function statusName(language: Language, english: string): string {
  return language === 'da' ? (DANISH_STATUSES[english] ?? english) : english;
}

interface Collection {
  errorMessages: string[];
  errors: Record<string, string>;
}

function collectionOf(body: unknown): Collection | undefined {
  const { errorMessages, errors } = (body ?? {}) as Partial<Collection>;
  return errorMessages && errors ? { errorMessages, errors } : undefined;
}

/** A refusal in the words of the site: in its language, and where it leaves field names out of refused writes, without. */
export function worded(error: JiraError, variant: SiteVariant, method: string): JiraError {
  const plain = variant.unnamedErrors && method !== 'GET' ? unnamed(error) : error;
  const collection = collectionOf(plain.body);
  if (variant.language === 'en' || !collection) return plain;
  const errors = Object.fromEntries(Object.entries(collection.errors).map(([field, text]) => [field, danish(text)]));
  return new JiraError(plain.status, errorCollection(collection.errorMessages.map(danish), errors), plain.headers);
}

const TOO_LONG = /too long|can't exceed/i;
const NOT_THERE = /cannot be set\. It is not on the appropriate screen/;

/**
 * A 400 that named fields, without them. Of several refused fields the first decides, as the first check that fails
 * ends the call.
 */
function unnamed(error: JiraError): JiraError {
  const first = Object.values(collectionOf(error.body)?.errors ?? {})[0];
  if (error.status !== 400 || first === undefined) return error;
  if (NOT_THERE.test(first)) return new JiraError(400, errorCollection([]));
  return new JiraError(400, errorCollection([TOO_LONG.test(first) ? 'CONTENT_LIMIT_EXCEEDED' : 'INVALID_INPUT']));
}
