import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, WorkTypesFound } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import type { Option } from '../set-up/options';
import { labelAmong } from './finished-statuses';

interface Question {
  api: AdminApi;
  projectIds: NonNullable<Setup['scope']>['projectIds'];
  /** What was saved before. */
  kept?: string[];
  projects: ProjectOption[];
}

/** Which work types; none chosen stands for all. */
export interface WorkTypesChoice {
  list: Loading<WorkTypesFound>;
  options: Option[];
  chosen: Option[];
  /** How many of those chosen none of the projects has. */
  gone: number;
  ids: string[];
  onChoose(ids: string[]): void;
}

export function useWorkTypesChoice({ api, projectIds, kept = [], projects }: Question): WorkTypesChoice {
  const words = useWords();
  const [ids, setIds] = useState(kept);
  const list = useLoaded(
    async () => (projectIds.length === 0 ? { ok: true as const, value: NOTHING } : api.listWorkTypes({ projectIds })),
    String(projectIds),
  );
  const found = list.loaded.kind === 'ready' ? list.loaded.value : NOTHING;
  const all = found.workTypes;
  const options = all.map((type) => ({ value: type.id, label: labelAmong(words, type, all, projects) }));
  const known = (id: string) => options.find(({ value }) => value === id);
  // Of projects that Jira does not show, nobody can say which work types they have.
  const isKnown = list.loaded.kind === 'ready' && projectIds.length > 0 && found.unseen.length === 0;
  return {
    list,
    options,
    chosen: ids.map((id) => known(id) ?? { value: id, label: words.say('rules.goneWorkType', { id }) }),
    gone: isKnown ? ids.filter((id) => !known(id)).length : 0,
    ids,
    onChoose: setIds,
  };
}

const NOTHING: WorkTypesFound = { workTypes: [], unseen: [], ofSite: false };
