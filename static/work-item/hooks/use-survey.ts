import { useEffect, useRef } from 'react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import { reloadAfter } from '../../shared/hooks/reload-after';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { usePolling } from '../../shared/hooks/use-polling';

const ON_ITS_WAY = ['planned', 'scheduled', 'sending'];
const POLL_EVERY_MS = 5_000;
/** The app hears of a change some seconds after Jira's own page. */
const RELOAD_AFTER_MS = [3_000, 8_000];

/** The survey of this work item; fetched again when the item changes, and while the survey is on its way. */
export function useSurvey(
  api: WorkItemApi,
  onWorkItemChanged: (callback: () => void) => () => void,
): Loading<WorkItemSurvey> {
  const loading = useLoaded(() => api.getSurvey({}));
  const latestReload = useRef(loading.reload);
  latestReload.current = loading.reload;

  useEffect(() => {
    let stopReloading = () => {};
    const unsubscribe = onWorkItemChanged(() => {
      stopReloading();
      stopReloading = reloadAfter([0, ...RELOAD_AFTER_MS], () => latestReload.current());
    });
    return () => {
      stopReloading();
      unsubscribe();
    };
  }, [onWorkItemChanged]);

  const survey = loading.loaded.kind === 'ready' ? loading.loaded.value : undefined;
  const noneYet = survey !== undefined && !survey.latest && survey.covered;
  useEffect(() => (noneYet ? reloadAfter(RELOAD_AFTER_MS, () => latestReload.current()) : undefined), [noneYet]);
  usePolling(ON_ITS_WAY.includes(survey?.latest?.state ?? ''), POLL_EVERY_MS, loading.reload);
  return loading;
}
