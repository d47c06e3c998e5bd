import { render } from '../../../shared/testing/render';
import React, { useState } from 'react';
import type { AdminApi } from '../../../../src/contract/admin';
import type { Setup } from '../../../../src/contract/admin/set-up';
import { adminApi } from '../../../shared/testing/fakes';
import { SetupPage } from '../setup-page';

/** The page with a backend that remembers: `change` is what the next reload brings. */
export async function showSetup(setup: Setup, calls: Partial<AdminApi>, change: Partial<Setup> = {}) {
  function Page() {
    const [current, setCurrent] = useState(setup);
    const reload = async () => setCurrent({ ...current, ...change });
    return <SetupPage api={adminApi(calls)} setup={current} reload={reload} onTest={() => undefined} />;
  }
  return render(<Page />);
}
