import type { SimulatedJira } from '../../jira/server';
import type { NpsToday } from '../../nps-today/server';
import type { SimulatedClock } from '../../shared/clock';
import type { Faults } from '../../shared/faults';
import type { Sky } from '../../weather/sky';
import { ControlError } from '../errors';
import type { ResetInput } from '../inputs';
import { STOPS, type Stop } from './stops';
import { createTourSite } from './tour-site';

export type StopView = Omit<Stop, 'make'>;

/** The tour of the failure modes. */
export interface Tour {
  stops(): StopView[];
  /** Starts over and brings the site there. Fails with 404 for an unknown stop, and where a reset or a stop is under way. */
  go(name: string): Promise<StopView>;
}

interface TourParts {
  clock: SimulatedClock;
  faults: Faults;
  sky: Sky;
  jira: Pick<SimulatedJira, 'change' | 'workItems'>;
  npsToday: NpsToday;
  reset(input: ResetInput): Promise<unknown>;
}

/** The way there takes no time and fails nowhere by itself; then the weather is as it was. */
export function createTour(parts: TourParts): Tour {
  const { sky, reset } = parts;
  let under: string | undefined;
  return {
    stops: () => STOPS.map(viewOf),
    async go(name) {
      const stop = STOPS.find((each) => each.name === name);
      if (!stop) {
        throw new ControlError(
          404,
          `There is no stop "${name}". There are: ${STOPS.map((each) => each.name).join(', ')}.`,
        );
      }
      if (under !== undefined) throw new ControlError(409, `The tour is under way to "${under}".`);
      under = name;
      const { choice, seed } = sky;
      try {
        await reset({ scenario: stop.scenario, weather: { name: 'still' } });
        await stop.make(createTourSite(parts));
      } finally {
        under = undefined;
        sky.change(choice, seed);
      }
      return viewOf(stop);
    },
  };
}

function viewOf({ make: _, ...view }: Stop): StopView {
  return view;
}
