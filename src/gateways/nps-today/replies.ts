import * as z from 'zod/mini';
import type { Campaign } from '../../ports/survey-service';
import { jsonIn } from '../reply';

/**
 * What nps.today's replies may look like. Hardly anything is documented, so names are read in any case and ids as
 * numbers or text; of a refusal only a code without spaces is looked at, never its prose.
 */
const campaignSchema = z.object({ id: z.coerce.number().check(z.int(), z.positive()), name: z.nullish(z.string()) });

/** The campaigns of a reply; undefined where it is no list. An entry that makes no sense is left out. */
export function campaignsIn(text: string): Campaign[] | undefined {
  const body = bodyOf(text);
  if (!Array.isArray(body)) return undefined;
  return body.flatMap((entry) => {
    const parsed = campaignSchema.safeParse(Object.fromEntries(propertiesOf(entry)));
    return parsed.success ? [{ id: parsed.data.id, name: parsed.data.name ?? String(parsed.data.id) }] : [];
  });
}

const DUPLICATE_FLAG = /^(is)?(duplicate|already(member|exists|surveyed|invited))$/;
const DUPLICATE_CODE = /duplicate|already/i;
const SUCCESS_FLAG = /^(is)?succe(ss|eded|ssful)$/;
const CODE_NAME = /^(error)?(code|type|reason|status)$/;

/** What a reply says of the respondent beyond its status; undefined where it says nothing that can be relied on. */
export function verdictIn(text: string): 'duplicate' | 'refused' | undefined {
  const properties = [...propertiesOf(bodyOf(text))];
  const duplicate = properties.some(
    ([name, value]) =>
      (DUPLICATE_FLAG.test(name) && value === true) ||
      (CODE_NAME.test(name) && typeof value === 'string' && !/\s/.test(value) && DUPLICATE_CODE.test(value)),
  );
  if (duplicate) return 'duplicate';
  return properties.some(([name, value]) => SUCCESS_FLAG.test(name) && value === false) ? 'refused' : undefined;
}

const MOST_NAMED = 12;

/** Names and types of a reply's properties, for the admin who checks what this nps.today does; never a value. */
export function shapeOf(text: string): string {
  if (text.trim() === '') return 'empty';
  const body = bodyOf(text);
  if (body === undefined) return 'not JSON';
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return typeOf(body);
  const named = Object.entries(body)
    .slice(0, MOST_NAMED)
    .map(([name, value]) => `${/^\w{1,40}$/.test(name) ? name : '?'}: ${typeOf(value)}`);
  return named.length === 0 ? 'object without properties' : named.join(', ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function propertiesOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([name, content]) => [name.toLowerCase(), content]));
}

function bodyOf(text: string): unknown {
  const reply = jsonIn(text);
  return reply.kind === 'ok' ? reply.body : undefined;
}
