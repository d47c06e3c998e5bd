import { render } from '../../../shared/testing/render';
import React, { useState } from 'react';
import type { AdminApi } from '../../../../src/contract/admin';
import type { Setup } from '../../../../src/contract/admin/set-up';
import { adminApi, ok } from '../../../shared/testing/fakes';
import { useProjectHealth } from '../../fields/use-project-health';
import { SetupPage } from '../setup-page';

/** The page with a backend that remembers: `change` is what the next reload brings. */
export async function showSetup(setup: Setup, calls: Partial<AdminApi>, change: Partial<Setup> = {}) {
  function Page() {
    const [current, setCurrent] = useState(setup);
    const reload = async () => setCurrent({ ...current, ...change });
    const api = adminApi({ checkFields: async () => ok([]), getOwnSatisfaction: async () => ok([]), ...calls });
    const health = useProjectHealth(api, current);
    const nothing = () => undefined;
    return (
      <SetupPage api={api} setup={current} health={health} reload={reload} onTest={nothing} onOpenRules={nothing} />
    );
  }
  return render(<Page />);
}
