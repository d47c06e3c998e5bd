import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Response } from '../../domain/response';
import type { Rule } from '../../domain/rule';
import { ruleOfProject } from '../../domain/rule';
import type { Settings } from '../../domain/settings';
import type { Survey } from '../../domain/survey';
import type { OneOfSeveral } from '../../domain/surveys-together';
import { asOne, isOneOfSeveral } from '../../domain/surveys-together';
import { WAITING } from '../../domain/survey';
import type { Exclusions } from '../../ports/exclusions';
import type { SettingsStore } from '../../ports/settings-store';
import type { WorkItems } from '../../ports/work-items';
import { unmatchedAmong } from '../receiving/match-response';
import { parkedOn } from './parked-on-work-item';
import type { ListActivityPorts } from '../activity/activity';
import { surveysOf } from './surveys-of-work-item';
import { surveysTogether } from './surveys-together';

export type WorkItemAction = 'send-now' | 'exclude' | 'include' | 'cancel' | 'send-again' | 'retry' | 'match';

export interface WorkItemSurveys {
  /** Of several of one completion: what they come to, with the history of the first. */
  latest?: Survey;
  /** Where several people were asked about the same completion: the survey of each. */
  together: OneOfSeveral[];
  /** The comment of the latest survey, read from the work item: nothing of it is kept here. */
  comment?: string;
  earlier: Survey[];
  parked?: Response;
  /** A response of which only a person can tell whether it belongs here. */
  unmatched?: Response;
  /** A person chose that finishing this work item surveys nobody. */
  excluded: boolean;
  /** The account id of that person. */
  excludedBy?: string;
  /** Whether a rule covers the project at all. */
  covered: boolean;
  /** Those of today. */
  rules: Rule[];
  /** Nothing is being sent at the moment. */
  paused: boolean;
  /** The names of the chosen fields, by what they hold. */
  fieldNames: Record<string, string>;
  actions: WorkItemAction[];
}

/** One person viewing one work item. */
export interface Viewing {
  workItemId: string;
  projectId?: string;
  mayEdit: boolean;
}

export type ShowWorkItemPorts = ListActivityPorts & {
  workItems: WorkItems;
  settings: SettingsStore;
  exclusions: Exclusions;
};

const NEVER_OUT = ['skipped', 'cancelled'];

/** The surveys of one work item, newest first, and what a person may do. Those who may only see it may do nothing. */
export async function showWorkItem(ports: ShowWorkItemPorts, viewing: Viewing): Promise<WorkItemSurveys> {
  const [listed, settings, pause, { excluded, excludedBy }] = await Promise.all([
    surveysOf(ports, viewing.workItemId),
    ports.settings.read(),
    ports.settings.readPause(),
    ports.exclusions.choiceFor(viewing.workItemId),
  ]);
  const [newest] = listed;
  const together = newest && isOneOfSeveral(newest) ? await surveysTogether(ports.ledger, newest) : [];
  const isBeside = (survey: Survey) => together.some(({ id }) => id === survey.id);
  const earlier = listed.slice(1).filter((survey) => !isBeside(survey));
  const [first, ...others] = together;
  const latest = newest && first ? { ...asOne([first, ...others]), ...whatHappened(newest) } : newest;
  const surveys = [...(together.length > 0 ? together : listed.slice(0, 1)), ...earlier];
  const ids = surveys.map(({ id }) => id);
  const allParked = await parkedOn(ports, viewing.workItemId, surveys);
  const parked = allParked.find((response) => !needsMatch(response) && ids.includes(surveyIdOf(response)));
  const unmatched = unmatchedAmong(allParked, viewing.workItemId, surveys);
  const covered = isCovered(settings, viewing.projectId ?? latest?.projectId);
  return {
    latest,
    together: together.filter(({ replacedBy }) => replacedBy === undefined),
    comment: latest?.response?.commentDigest
      ? await ports.workItems.commentOf(latest.workItemId, latest.id, settings.fields)
      : undefined,
    earlier,
    parked,
    unmatched,
    excluded,
    excludedBy,
    covered,
    rules: settings.rules,
    paused: pause !== undefined,
    fieldNames: Object.fromEntries(Object.entries(settings.fields).map(([part, { name }]) => [part, name])),
    actions: viewing.mayEdit
      ? actionsFor({ newest: surveys.slice(0, together.length || 1), earlier, parked, unmatched, excluded, covered })
      : [],
  };
}

/** What the screen tells of the completion's own survey by itself. */
function whatHappened({ history, decision }: Survey): Pick<Survey, 'history' | 'decision'> {
  return { history, decision };
}

/** A project that is not known is not ruled out: sending asks Jira. */
function isCovered({ rules }: Settings, projectId: string | undefined): boolean {
  return projectId === undefined || ruleOfProject(rules, projectId) !== undefined;
}

/** `newest`: the survey that came last, or those of everyone who was asked with it. */
function actionsFor({
  newest,
  earlier,
  parked,
  unmatched,
  excluded,
  covered,
}: Pick<WorkItemSurveys, 'earlier' | 'parked' | 'unmatched' | 'excluded' | 'covered'> & {
  newest: Survey[];
}): WorkItemAction[] {
  const match: WorkItemAction[] = unmatched ? ['match'] : [];
  if (newest.some(({ state }) => WAITING.includes(state))) return [...match, 'cancel'];
  if (newest.some(({ state }) => state === 'sending')) return match;
  const wentOut = [...newest, ...earlier].some(({ state }) => !NEVER_OUT.includes(state));
  const send: WorkItemAction[] = covered ? [wentOut ? 'send-again' : 'send-now'] : [];
  const choose: WorkItemAction[] = excluded ? ['include'] : covered ? ['exclude'] : [];
  return [...match, ...(parked ? (['retry'] as const) : []), ...send, ...choose];
}
