import type { AdminApi } from '../../../src/contract/admin';
import type { ChangedPart } from '../../../src/contract/admin/audit';
import type { Result } from '../../../src/contract/result';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { ruleName } from '../rules/rule-words';
import { useRuleNames } from '../rules/use-rule-names';
import type { ChangeNames } from './change-words';

/** So many groups can be asked about at once. */
const MOST_GROUPS = 50;

/** What the ids in these changes stand for: Jira is asked only where there are any; what is gone by now stays an id. */
export function useChangeNames(api: AdminApi, changes: { parts: ChangedPart[] }[]): ChangeNames {
  const words = useWords();
  const idsOf = (part: string) => listsIn(changes, part).flat();
  const groupIds = [...new Set(idsOf('excludedGroups'))].slice(0, MOST_GROUPS);
  const ofRules = useRuleNames(api, [
    ...listsIn(changes, 'projects').map((projectIds) => ({
      scope: { projectIds, finishedStatuses: 'done-category' as const },
    })),
    ...listsIn(changes, 'finishedStatuses').map((finishedStatuses) => ({
      scope: { projectIds: 'all' as const, finishedStatuses },
    })),
  ]);
  const workTypes = useNames(idsOf('workTypes').length > 0 ? 'all' : '', () =>
    api.listWorkTypes({ projectIds: 'all' }),
  );
  const requestTypes = useNames(idsOf('requestTypes').length > 0 ? 'all' : '', () =>
    api.listRequestTypes({ projectIds: 'all' }),
  );
  const groups = useNames(groupIds.join(), () => api.listGroups({ ids: groupIds }));
  const rules = useNames(idsOf('order').length > 0 ? 'all' : '', () => api.listRules({}));
  return {
    ...ofRules,
    ...(workTypes ? { workTypes: workTypes.workTypes } : {}),
    ...(requestTypes ? { requestTypes } : {}),
    ...(groups ? { groups } : {}),
    ...(rules ? { rules: new Map(rules.map((rule, index) => [rule.id, ruleName(words, rule, index)])) } : {}),
  };
}

/** Asked where there is something to ask about; undefined until there is an answer, and where there is none. */
function useNames<T>(about: string, ask: () => Promise<Result<T>>): T | undefined {
  const { loaded } = useLoaded<T | undefined>(
    async () => (about === '' ? { ok: true, value: undefined } : ask()),
    about,
  );
  return loaded.kind === 'ready' ? loaded.value : undefined;
}

/** What a part was and is, where that is a list of ids. */
function listsIn(changes: { parts: ChangedPart[] }[], part: string): string[][] {
  const values = changes.flatMap(({ parts }) =>
    parts.filter((each) => each.part === part).flatMap(({ before, after }) => [before, after]),
  );
  return values.filter((value): value is string[] => Array.isArray(value));
}
