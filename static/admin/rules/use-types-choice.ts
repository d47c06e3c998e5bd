import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, WorkTypeOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Result } from '../../../src/contract/result';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { Option } from '../set-up/options';
import { labelAmong } from './finished-statuses';

type ProjectIds = NonNullable<Setup['scope']>['projectIds'];

interface Question {
  api: AdminApi;
  projectIds: ProjectIds;
  /** What was saved before. */
  kept?: string[];
  projects: ProjectOption[];
}

interface Found {
  types: WorkTypeOption[];
  /** There may be more: the app does not see all of the projects. */
  isPartial: boolean;
}

/** Which work types, or which request types; none chosen stands for all. */
export interface TypesChoice {
  list: Loading<Found>;
  options: Option[];
  chosen: Option[];
  /** How many of those chosen none of the projects has. */
  gone: number;
  ids: string[];
  onChoose(ids: string[]): void;
}

export function useWorkTypesChoice(question: Question): TypesChoice {
  return useTypesChoice(question, 'rules.goneWorkType', async (projectIds) => {
    const found = await question.api.listWorkTypes({ projectIds });
    return found.ok
      ? { ok: true, value: { types: found.value.workTypes, isPartial: found.value.unseen.length > 0 } }
      : found;
  });
}

export function useRequestTypesChoice(question: Question): TypesChoice {
  return useTypesChoice(question, 'rules.goneRequestType', async (projectIds) => {
    const found = await question.api.listRequestTypes({ projectIds });
    return found.ok ? { ok: true, value: { types: found.value, isPartial: false } } : found;
  });
}

function useTypesChoice(
  { projectIds, kept = [], projects }: Question,
  goneWord: WordKey,
  ask: (projectIds: ProjectIds) => Promise<Result<Found>>,
): TypesChoice {
  const words = useWords();
  const [ids, setIds] = useState(kept);
  const list = useLoaded(
    async () => (projectIds.length === 0 ? { ok: true as const, value: NOTHING } : ask(projectIds)),
    String(projectIds),
  );
  const { types, isPartial } = list.loaded.kind === 'ready' ? list.loaded.value : NOTHING;
  const options = types.map((type) => ({ value: type.id, label: labelAmong(words, type, types, projects) }));
  const known = (id: string) => options.find(({ value }) => value === id);
  // Of projects that Jira does not show, nobody can say which types they have.
  const isKnown = list.loaded.kind === 'ready' && projectIds.length > 0 && !isPartial;
  return {
    list,
    options,
    chosen: ids.map((id) => known(id) ?? { value: id, label: words.say(goneWord, { id }) }),
    gone: isKnown ? ids.filter((id) => !known(id)).length : 0,
    ids,
    onChoose: setIds,
  };
}

const NOTHING: Found = { types: [], isPartial: false };
