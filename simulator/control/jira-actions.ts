import type { Backstage } from '../jira/backstage/backstage';
import { ControlError } from './errors';
import type { JiraInput } from './inputs';

/** Changes the simulated Jira past its REST surface. Fails with 400 for an unknown action or an argument it refuses. */
export function actOnJira(backstage: Backstage, { action, args }: JiraInput): { done: true } {
  const actions = new Map<string, (...values: never[]) => void>(Object.entries(backstage));
  const change = actions.get(action);
  if (!change)
    throw new ControlError(400, `There is no action "${action}". There are: ${[...actions.keys()].join(', ')}.`);
  try {
    // The backstage takes plain JSON and refuses by itself what names nothing on the site.
    change(...(args as never[]));
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error));
  }
  return { done: true };
}
