import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import {
  MOST_SOURCES,
  type Respondent,
  type Source,
  type SourceFieldOption,
} from '../../../src/contract/admin/rule-respondent';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { sourceKey } from './respondent-words';

const REPORTER: Source = { kind: 'reporter' };
const KIND = { people: 'person', text: 'address', participants: 'participants' } as const;

/** Whom a rule surveys, as somebody chooses it. */
export interface RespondentChoice {
  list: Loading<SourceFieldOption[]>;
  sources: Source[];
  /** What could be added. */
  others: Source[];
  isFull: boolean;
  /** What several ratings come to, where everyone gets a survey; nothing where the first alone does. */
  everyone?: NonNullable<Respondent['everyone']>;
  /** There is only one person to choose. */
  isOnePerson: boolean;
  phone?: NonNullable<Respondent['phone']>;
  /** Fields that may hold a telephone number. */
  texts: SourceFieldOption[];
  /** What is saved of it; nothing where the reporter alone is asked. */
  respondent: Respondent | undefined;
  onAdd(source: Source): void;
  onRemove(source: Source): void;
  onMove(source: Source, by: -1 | 1): void;
  onPhone(id: string): void;
  onEveryone(everyone: Respondent['everyone']): void;
}

export function useRespondentChoice(api: Pick<AdminApi, 'listSourceFields'>, kept?: Respondent): RespondentChoice {
  const list = useLoaded(() => api.listSourceFields({}));
  const [sources, setSources] = useState(kept?.sources ?? [REPORTER]);
  const [phone, setPhone] = useState(kept?.phone);
  const [chosen, setEveryone] = useState(kept?.everyone);
  const fields = list.loaded.kind === 'ready' ? list.loaded.value : [];
  const all = [REPORTER, ...fields.map((field): Source => ({ kind: KIND[field.holds], field: fieldOf(field) }))];
  const isChosen = (source: Source) => sources.some((each) => sourceKey(each) === sourceKey(source));
  const isReporterAlone = sources.length === 1 && sources[0]?.kind === 'reporter';
  const everyone = isReporterAlone ? undefined : chosen;
  return {
    list,
    sources,
    others: all.filter((source) => !isChosen(source)),
    isFull: sources.length >= MOST_SOURCES,
    everyone,
    isOnePerson: isReporterAlone,
    phone,
    texts: fields.filter(({ holds }) => holds === 'text'),
    respondent:
      isReporterAlone && !phone
        ? undefined
        : { sources, ...(everyone ? { everyone } : {}), ...(phone ? { phone } : {}) },
    onAdd: (source) => setSources([...sources, source]),
    onRemove: (source) => setSources(sources.filter((each) => each !== source)),
    onMove(source, by) {
      const from = sources.indexOf(source);
      const rest = sources.filter((each) => each !== source);
      setSources([...rest.slice(0, from + by), source, ...rest.slice(from + by)]);
    },
    onEveryone: setEveryone,
    onPhone(id) {
      const field = fields.find((each) => each.id === id);
      setPhone(field && fieldOf(field));
    },
  };
}

function fieldOf({ id, name }: SourceFieldOption): { id: string; name: string } {
  return { id, name };
}
