import { adfText, isAdf, looksLikeAdf } from './adf';
import { invalidInput } from '../errors';
import { PARAGRAPH_CHARACTERS, SHORT_TEXT_CHARACTERS } from '../limits';
import type { CustomTypeName } from './screens';

/** Why a field refuses a value, in Jira's words. */
export class ValueProblem extends Error {}

function tooLong(limit: number): ValueProblem {
  const shown = limit.toLocaleString('en-US');
  return new ValueProblem(`The entered text is too long. It exceeds the allowed limit of ${shown} characters.`);
}

function text(raw: unknown): string | null {
  if (raw === null || raw === undefined) return null;
  if (typeof raw !== 'string') throw new ValueProblem('Operation value must be a string');
  return raw === '' ? null : raw;
}

export function shortText(raw: unknown): string | null {
  const value = text(raw);
  if (value !== null && value.length > SHORT_TEXT_CHARACTERS) throw tooLong(SHORT_TEXT_CHARACTERS);
  return value;
}

/** Malformed documents refuse the whole call without naming the field, as in Jira. */
export function paragraph(raw: unknown): unknown {
  if (raw === null || raw === undefined) return null;
  if (!looksLikeAdf(raw)) {
    throw new ValueProblem('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  }
  if (!isAdf(raw)) throw invalidInput();
  if (adfText(raw).length > PARAGRAPH_CHARACTERS) throw tooLong(PARAGRAPH_CHARACTERS);
  return adfText(raw) === '' && (raw as { content: unknown[] }).content.length === 0 ? null : raw;
}

export function summary(raw: unknown): string {
  const value = text(raw);
  if (value === null || value.trim() === '') throw new ValueProblem('You must specify a summary of the issue.');
  if (/[\r\n]/.test(value)) throw new ValueProblem('The summary is invalid because it contains newline characters.');
  if (value.length > SHORT_TEXT_CHARACTERS) throw new ValueProblem("Summary can't exceed 255 characters.");
  return value.trim();
}

export function numberValue(raw: unknown): number | null {
  if (raw === null || raw === undefined) return null;
  if (typeof raw !== 'number') throw new ValueProblem('Operation value must be a number');
  return raw;
}

export function dateValue(raw: unknown): string | null {
  const value = text(raw);
  if (value === null) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new ValueProblem(`Error parsing date string: ${value}`);
  }
  return value;
}

function dateTimeValue(raw: unknown): string | null {
  const value = text(raw);
  if (value === null) return null;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new ValueProblem(`Error parsing time: ${value}`);
  return new Date(time).toISOString().replace('Z', '+0000');
}

function urlValue(raw: unknown): string | null {
  const value = shortText(raw);
  if (value !== null && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) throw new ValueProblem('Not a valid URL');
  return value;
}

export function labelsValue(raw: unknown): string[] {
  if (raw === null || raw === undefined) return [];
  if (!Array.isArray(raw)) throw new ValueProblem('data was not an array');
  for (const label of raw) {
    if (typeof label !== 'string') throw new ValueProblem('string expected at index 0');
    if (/\s/.test(label)) throw new ValueProblem(`The label '${label}' contains spaces which is invalid.`);
    if (label.length > SHORT_TEXT_CHARACTERS) throw tooLong(SHORT_TEXT_CHARACTERS);
  }
  return [...new Set(raw as string[])];
}

/** Types whose values are people: what they take depends on the site. */
export type PeopleType = 'userpicker' | 'multiuserpicker';

export function holdsPeople(type: CustomTypeName): type is PeopleType {
  return type === 'userpicker' || type === 'multiuserpicker';
}

/** Types that read a value by itself, whatever the site. */
type PlainType = Exclude<CustomTypeName, PeopleType | 'select' | 'multiselect' | 'cascadingselect'>;

/** How each custom field type reads a value off the wire; null is "empty". */
export const READ_CUSTOM: Record<PlainType, (raw: unknown) => unknown> = {
  float: numberValue,
  textfield: shortText,
  textarea: paragraph,
  url: urlValue,
  datepicker: dateValue,
  datetime: dateTimeValue,
  labels: (raw) => {
    const labels = labelsValue(raw);
    return labels.length ? labels : null;
  },
};

/** A value as the changelog words it; null when empty. */
export function changeText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join(' ');
  return looksLikeAdf(value) ? adfText(value) : String(value);
}
