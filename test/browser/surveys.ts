import type { Simulator } from '../../simulator';
import { QUERY_LAG_MS } from '../../simulator/weather/weather';
import { eventually } from './browser-site';

/** The surveys about a work item that lie in the respondent's inbox, oldest first. */
export function inboxFor({ npsToday }: Simulator, key: string) {
  return npsToday.invitations().filter(({ custom }) => JSON.stringify(custom).includes(`"${key}"`));
}

/** Finishes a work item; its survey as it arrives in the respondent's inbox. */
export async function surveyFor(simulator: Simulator, key: string) {
  simulator.jira.change.changeStatus(key, 'Done');
  return eventually(`a survey for ${key}`, () => inboxFor(simulator, key)[0]);
}

/** Lets everything happen that is due; nobody opens a screen in the very second in which something happened. */
export async function idle({ clock }: Simulator): Promise<void> {
  await clock.idle();
  await clock.advance(QUERY_LAG_MS);
  await clock.idle();
}

const COMMENT_FIELD = 'customfield_10092';

/**
 * On the `guide` site: KAN-1 sent, KAN-2 answered with a comment, KAN-3 answered but waiting for a person since its comment
 * has no place on the screens any more, KAN-6 not sent since nobody reported it.
 */
export async function makeSurveysOfEveryKind(simulator: Simulator): Promise<void> {
  const { jira, npsToday } = simulator;
  await surveyFor(simulator, 'KAN-1');
  npsToday.respond((await surveyFor(simulator, 'KAN-2')).id, { rating: 9, comment: 'Quick and friendly.' });
  const { id } = await surveyFor(simulator, 'KAN-3');
  await idle(simulator);
  jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
  npsToday.respond(id, { rating: 3, comment: 'Too slow.' });
  jira.change.changeStatus('KAN-6', 'Done');
  await idle(simulator);
}
