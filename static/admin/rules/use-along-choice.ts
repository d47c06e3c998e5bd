import { useRef, useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Along, SendableField, SendableFields } from '../../../src/contract/admin/rule-along';
import { ALONG } from '../../../src/contract/admin/rule-along';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { alongParts, keyFor, type KeyProblem, keyProblems } from './along-draft';

/** What goes along with a rule's surveys, as somebody chooses it. */
export interface AlongChoice {
  list: Loading<SendableFields>;
  /** Those that can be added. */
  offered: SendableField[];
  along: Along;
  /** Of the fields, in their order. */
  problems: (KeyProblem | undefined)[];
  /** A field that was chosen and cannot be put into words. */
  refused?: SendableField;
  isFull: boolean;
  /** The field of the respondent's organisations. */
  organization?: string;
  search(query: string): Promise<void>;
  add(field: SendableField): void;
  remove(fieldId: string): void;
  onKey(fieldId: string, key: string): void;
  onEmployee(isChosen: boolean): void;
  onCompany(isChosen: boolean): void;
  /** What is saved; undefined where a name is wrong, which is said. */
  check(): Along | undefined;
}

export function useAlongChoice(api: AdminApi, { custom = [], employee, company }: Along): AlongChoice {
  const [along, setAlong] = useState<Along>(() => ({
    custom,
    ...(employee ? { employee } : {}),
    ...(company ? { company } : {}),
  }));
  const [refused, setRefused] = useState<SendableField>();
  const list = useLoaded(() => api.listSendableFields({}));
  const [found, setFound] = useState<SendableField[]>([]);
  const latest = useRef('');
  const known = list.loaded.kind === 'ready' ? list.loaded.value : { fields: [] };
  const fields = along.custom ?? [];
  const problems = keyProblems(fields);
  const organization = known.organization ?? company?.fieldId;
  const change = (part: Partial<Along>) => setAlong((before) => ({ ...before, ...part }));
  return {
    list,
    offered: [...new Map([...known.fields, ...found].map((field) => [field.id, field])).values()].filter(
      ({ id }) => !fields.some(({ fieldId }) => fieldId === id),
    ),
    along,
    problems,
    refused,
    isFull: fields.length >= ALONG.fields,
    organization,
    async search(query) {
      latest.current = query;
      if (query.trim().length < 2) return;
      const outcome = await outcomeOf(() => api.listSendableFields({ query: query.trim() }));
      if (outcome.ok && latest.current === query) setFound(outcome.value.fields);
    },
    add(field) {
      setRefused(field.kind === 'none' ? field : undefined);
      if (field.kind === 'none') return;
      const chosen = { key: keyFor(field, fields), fieldId: field.id, fieldName: field.name };
      change({ custom: [...fields, chosen] });
    },
    remove: (fieldId) => change({ custom: fields.filter((each) => each.fieldId !== fieldId) }),
    onKey: (fieldId, key) =>
      change({ custom: fields.map((each) => (each.fieldId === fieldId ? { ...each, key: key.trim() } : each)) }),
    onEmployee: (isChosen) => change({ employee: isChosen ? 'assignee' : undefined }),
    onCompany: (isChosen) =>
      change({ company: isChosen && organization !== undefined ? { fieldId: organization } : undefined }),
    check: () => (problems.some(Boolean) ? undefined : alongParts(along)),
  };
}
