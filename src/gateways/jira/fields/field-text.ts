import * as z from 'zod/mini';
import type { SendableField } from '../../../ports/configuration';
import { textOf } from '../response/adf';

type TextKind = SendableField['kind'];

interface FieldSchema {
  type?: string | null;
  items?: string | null;
  custom?: string | null;
}

/** Of what such fields hold, `textsOf` makes the words that Jira shows. */
const READABLE = [
  'string',
  'number',
  'date',
  'datetime',
  'option',
  'option-with-child',
  'priority',
  'status',
  'resolution',
  'issuetype',
  'project',
  'version',
  'component',
  'securitylevel',
  'group',
  'team',
  'sd-customerorganization',
  'sd-customerrequesttype',
];
const ORGANIZATIONS = 'com.atlassian.servicedesk:sd-customer-organizations';

/**
 * Whether a field can go along as text, by its type: names are translated, types are not.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get
 */
export function textKindOf({ type, items, custom }: FieldSchema): TextKind {
  if (custom === ORGANIZATIONS) return 'organization';
  const held = type === 'array' ? items : type;
  if (held === 'user') return 'person';
  return held && READABLE.includes(held) ? 'text' : 'none';
}

const valueSchema = z.object({
  type: z.optional(z.unknown()),
  displayName: z.optional(z.string()),
  value: z.optional(z.string()),
  child: z.optional(z.nullable(z.object({ value: z.string() }))),
  name: z.optional(z.string()),
  requestType: z.optional(z.nullable(z.object({ name: z.string() }))),
});

/**
 * The texts that a field's value stands for, each trimmed; none for what is empty or has no words. A person is their
 * display name, never an address or an id; a cascading option is both of its parts; rich text loses its form.
 */
export function textsOf(value: unknown): string[] {
  const each = Array.isArray(value) ? value.map(single) : [single(value)];
  return each.map((text) => text.trim()).filter((text) => text !== '');
}

function single(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success) return '';
  const { type, displayName, value: option, child, name, requestType } = parsed.data;
  if (type === 'doc') return textOf(value);
  if (option !== undefined) return child ? `${option} > ${child.value}` : option;
  return displayName ?? name ?? requestType?.name ?? '';
}
