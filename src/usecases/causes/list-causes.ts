import type { ResponseCause } from '../../domain/cause';
import { causesOf } from '../../domain/cause';
import { needsMatch } from '../../domain/response';
import type { Reason } from '../../domain/reason';
import type { Survey } from '../../domain/survey';
import { needsPerson } from '../../domain/survey';
import type { Configuration, Project } from '../../ports/configuration';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';
import type { SettingsStore } from '../../ports/settings-store';

/** What is read of each kind before "at least" is said: five pages of the storage. */
export const MOST_READ = 500;
/** Projects whose names are asked for. */
const MOST_NAMED = 50;

/**
 * What the app can do about a cause: `repair`, let the project have the fields; `allow`, write where a status lets nobody
 * edit; `retry`, try again once a person has mended it; `match`, nothing before a person has said what belongs together.
 */
export type Cure = 'repair' | 'allow' | 'retry' | 'match';

/** Failed or unconfirmed surveys with one reason. */
export interface SurveyCause {
  state: 'failed' | 'unconfirmed';
  reason?: Reason;
  count: number;
  /** Since when the first of them has waited (epoch ms). */
  since: number;
}

export interface Causes {
  responses: (ResponseCause & { cure: Cure; project?: Project })[];
  surveys: SurveyCause[];
  /** There are more than were read: each has at least so many. */
  more: boolean;
}

export interface ListCausesPorts {
  ledger: Ledger;
  responses: ResponseStore;
  settings: SettingsStore;
  configuration: Configuration;
}

/** What needs a person, by its cause. A few pages of the storage, however much there is. */
export async function listCauses(ports: ListCausesPorts): Promise<Causes> {
  const { ledger, responses } = ports;
  const [parked, failed, unconfirmed] = await Promise.all([
    responses.parked(MOST_READ),
    ledger.latest(MOST_READ, 'failed'),
    ledger.latest(MOST_READ, 'unconfirmed'),
  ]);
  const causes = causesOf(parked);
  const [{ writeLocked }, projects] = await Promise.all([ports.settings.read(), projectsOf(ports, causes)]);
  return {
    responses: causes.map((cause) => {
      const project = projects.find(({ id }) => id === cause.projectId);
      return { ...cause, project, cure: cureOf(cause, project, writeLocked) };
    }),
    surveys: [...surveysBy('failed', failed), ...surveysBy('unconfirmed', unconfirmed)],
    more: [parked, failed, unconfirmed].some(({ length }) => length === MOST_READ),
  };
}

/** The projects by name; without an answer from Jira the causes go without. */
async function projectsOf({ configuration }: ListCausesPorts, causes: ResponseCause[]): Promise<Project[]> {
  const ids = [...new Set(causes.flatMap(({ projectId }) => projectId ?? []))].slice(0, MOST_NAMED);
  if (ids.length === 0) return [];
  const found = await configuration.projectsById(ids);
  return found.kind === 'ok' ? found.value : [];
}

function cureOf({ reason, refused }: ResponseCause, project: Project | undefined, writeLocked: boolean): Cure {
  if (needsMatch({ state: 'parked', reason })) return 'match';
  const isRefusedFor = (why: string) => refused.some(({ cause }) => cause === why);
  // In a team-managed project a person adds fields to work types.
  if (isRefusedFor('not-on-screen')) return project && !project.teamManaged ? 'repair' : 'retry';
  return isRefusedFor('status-locked') && !writeLocked ? 'allow' : 'retry';
}

function surveysBy(state: SurveyCause['state'], listed: Survey[]): SurveyCause[] {
  const open = listed.filter(needsPerson);
  return [...new Set(open.map(({ reason }) => reason))]
    .map((reason) => {
      const held = open.filter((each) => each.reason === reason);
      return { state, reason, count: held.length, since: Math.min(...held.map(({ changedAt }) => changedAt)) };
    })
    .sort((a, b) => b.count - a.count);
}
