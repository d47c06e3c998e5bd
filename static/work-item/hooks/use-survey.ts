import { useEffect, useRef } from 'react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWatch } from '../../shared/hooks/use-watch';

const ON_ITS_WAY = ['planned', 'scheduled', 'sending'];
const LOOK_EVERY_MS = 5_000;

/** The survey of this work item; fetched again when the item changes, and while the survey is on its way. */
export function useSurvey(
  api: WorkItemApi,
  onWorkItemChanged: (callback: () => void) => () => void,
): Loading<WorkItemSurvey> {
  const loading = useLoaded(() => api.getSurvey({}));
  const latestReload = useRef(loading.reload);
  latestReload.current = loading.reload;

  useEffect(() => onWorkItemChanged(() => void latestReload.current()), [onWorkItemChanged]);

  const state = loading.loaded.kind === 'ready' ? loading.loaded.value.latest?.state : undefined;
  useWatch(state !== undefined && ON_ITS_WAY.includes(state), LOOK_EVERY_MS, loading.reload);
  return loading;
}
