import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SiteFinding, SiteProbeName } from '../../../src/contract/admin/site-check';
import { SITE_PROBES } from '../../../src/contract/admin/site-check';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';

export interface SiteCheckRun {
  /** The question that is being asked now. */
  asking?: SiteProbeName;
  /** What was asked just now, by question: newer than what was loaded. */
  found: Partial<Record<SiteProbeName, SiteFinding>>;
  /** Why it ended early. */
  failure?: Failure;
}

/** Asks one question after the other; one that gets no answer does not keep the others from being asked. */
export function useSiteCheck(api: AdminApi) {
  const [run, setRun] = useState<SiteCheckRun>({ found: {} });

  async function start(): Promise<void> {
    const found: SiteCheckRun['found'] = {};
    for (const probe of SITE_PROBES) {
      setRun({ asking: probe, found: { ...found } });
      const outcome = await outcomeOf(() => api.runSiteProbe({ probe }));
      if (!outcome.ok && outcome.failure.problem === 'not-allowed') {
        setRun({ found: { ...found }, failure: outcome.failure });
        return;
      }
      found[probe] = outcome.ok ? outcome.value : { question: probe, verdict: 'unknown' };
    }
    setRun({ found });
  }

  return { ...run, start };
}
