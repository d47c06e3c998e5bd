import React, { type ComponentType } from 'react';
import { useAddress } from '../../parts/address';
import { Page, To } from '../../parts/parts';
import { Calls } from './calls';
import { Costs } from './costs';
import { Invocations } from './invocations';
import { Logs } from './logs';
import { Storage } from './storage';

const VIEWS: { view: string; title: string; shows: ComponentType }[] = [
  { view: 'calls', title: 'Calls', shows: Calls },
  { view: 'invocations', title: 'Invocations', shows: Invocations },
  { view: 'logs', title: 'App log', shows: Logs },
  { view: 'storage', title: 'Storage', shows: Storage },
  { view: 'costs', title: 'Costs', shows: Costs },
];

/** Every call between the app, Jira and nps.today, and what went on inside the platform meanwhile. */
export function WirePage(): JSX.Element {
  const { view } = useAddress();
  const current = VIEWS.find((each) => each.view === view) ?? VIEWS[0]!;
  const { shows: Shows } = current;
  return (
    <Page title="Wire" testId="page-wire" intro="What happened since the last reset, newest first, in simulated time.">
      <nav className="row tabs" aria-label="Wire">
        {VIEWS.map((each) => (
          <To
            key={each.view}
            to={{ view: each.view, call: undefined, search: undefined }}
            testId={`wire-${each.view}`}
            aria-current={each === current ? 'page' : undefined}
          >
            {each.title}
          </To>
        ))}
      </nav>
      <Shows key={current.view} />
    </Page>
  );
}
