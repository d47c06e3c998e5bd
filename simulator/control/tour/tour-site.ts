import type { RespondInput, NpsToday } from '../../nps-today/server';
import { GUIDE_CAMPAIGN_ID } from '../../nps-today/server';
import type { SimulatedJira } from '../../jira/server';
import type { SimulatedClock } from '../../shared/clock';
import type { Faults } from '../../shared/faults';
import { QUERY_LAG_MS } from '../../weather/weather';

/** What a stop of the tour does on the site. Times are simulated seconds. */
export interface TourSite {
  jira: Pick<SimulatedJira, 'change' | 'workItems'>;
  npsToday: NpsToday;
  faults: Faults;
  campaignId: number;
  /** Finishes a work item, and lets follow what is due. */
  finish(key: string): Promise<void>;
  /** The same; the id of the survey that went out. Fails where none did. */
  surveyFor(key: string): Promise<string>;
  /** The respondent responds, and what follows follows. */
  respond(survey: string, response: RespondInput): Promise<void>;
  pass(seconds: number, options?: { skipRecurring?: boolean }): Promise<void>;
  /** Everything that is due has happened, and is found by lists. */
  idle(): Promise<void>;
}

const DONE = 'Done';

export function createTourSite(parts: {
  clock: SimulatedClock;
  faults: Faults;
  jira: TourSite['jira'];
  npsToday: NpsToday;
}): TourSite {
  const { clock, jira, npsToday } = parts;
  const idle = async () => {
    await clock.idle();
    await clock.advance(QUERY_LAG_MS);
    await clock.idle();
  };
  const finish = async (key: string) => {
    jira.change.changeStatus(key, DONE);
    await idle();
  };
  return {
    ...parts,
    campaignId: GUIDE_CAMPAIGN_ID,
    finish,
    idle,
    async surveyFor(key) {
      await finish(key);
      const sent = npsToday.invitations().findLast(({ custom }) => JSON.stringify(custom).includes(`"${key}"`));
      if (!sent) throw new Error(`No survey about ${key} went out.`);
      return sent.id;
    },
    async respond(survey, response) {
      npsToday.respond(survey, response);
      await idle();
    },
    pass: async (seconds, options) => {
      await clock.advance(seconds * 1_000, options);
      await idle();
    },
  };
}
