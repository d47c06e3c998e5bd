import type { Survey } from '../../domain/survey';
import { wantedBy } from '../../domain/wanted';
import { move, needsPerson, planned } from '../../domain/survey';
import type { OneOfSeveral } from '../../domain/surveys-together';
import { isOneOfSeveral } from '../../domain/surveys-together';
import { surveysTogether } from '../work-item/surveys-together';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Exclusions } from '../../ports/exclusions';
import type { Ledger } from '../../ports/ledger';
import type { SettingsStore } from '../../ports/settings-store';
import type { RuleQueries } from '../../ports/rule-queries';
import type { Signer } from '../../ports/signer';
import type { WorkItems } from '../../ports/work-items';
import { ruleByHand } from './rule-by-hand';
import { surveysOf } from '../work-item/surveys-of-work-item';

/** Enough to tell the surveys of one work item apart; the id travels in the survey's token. */
const ID_LENGTH = 12;

export interface ByHandPorts {
  ledger: Ledger;
  settings: SettingsStore;
  workItems: WorkItems;
  ruleQueries: RuleQueries;
  signer: Signer;
  exclusions: Exclusions;
  dueQueue: DueQueue;
  clock: Clock;
}

export interface ByHandOptions {
  isTest?: boolean;
  by?: string;
  asDecided?: (survey: Survey) => Promise<Survey>;
}

export type ByHandOutcome =
  | { kind: 'planned'; surveyId: string }
  | { kind: 'no-rule' }
  | { kind: 'not-found' }
  | { kind: 'try-later' }
  /** There is a newer survey than the one the person saw. */
  | { kind: 'moved-on' };

/**
 * Plans a new survey because a person asked for it, whatever the work item's status. The first rule that matches otherwise
 * determines the campaign, and where none does, the first for its project. Earlier surveys keep their history. `seen` is the newest survey the person knew of, null for
 * none: whoever looks at an old screen sends nothing. `by` is the person's account id. `asDecided` may decide on the survey
 * before it is put on the ledger.
 */
export async function sendByHand(
  ports: ByHandPorts,
  workItemIdOrKey: string,
  seen?: string | null,
  { isTest = false, by, asDecided }: ByHandOptions = {},
): Promise<ByHandOutcome> {
  const { rules } = await ports.settings.read();
  const found = await ports.workItems.read(workItemIdOrKey, wantedBy(rules));
  if (found.kind === 'try-later') return { kind: 'try-later' };
  if (found.kind !== 'found') return { kind: 'not-found' };
  const { id: workItemId, key: workItemKey, projectId } = found.workItem;
  const determined = await ruleByHand(ports, rules, found.workItem);
  if (determined.kind !== 'rule') return determined;
  const { id: ruleId, campaignId } = determined.rule;
  const [newest] = await surveysOf(ports, workItemId);
  if (seen !== undefined && (newest?.id ?? null) !== seen) return { kind: 'moved-on' };
  const id = await idAfter(ports.signer, workItemId, newest?.id ?? workItemId);
  const now = ports.clock.now();
  const facts = planned({ id, workItemId, workItemKey, projectId, origin: 'by-hand' }, now, by);
  const survey = isTest ? { ...facts, isTest } : facts;
  const scheduled = move(survey, 'scheduled', now, { ruleId, campaignId });
  const decided = asDecided ? await asDecided(scheduled) : scheduled;
  // First, so that a completion whose event arrives only now finds it.
  await ports.exclusions.sentByHand(workItemId, id);
  if ((await ports.ledger.create(decided)) === 'exists') return { kind: 'moved-on' };
  // Where somebody else has just written to it, it is read once more: no harm is done.
  if (newest && needsPerson(newest) && decided.state === 'scheduled')
    await ports.ledger.replace({ ...newest, replacedBy: id });
  await ports.dueQueue.surveyDue(id);
  return { kind: 'planned', surveyId: id };
}

/**
 * Plans a survey in place of one of several of a completion, to the same person. `moved-on` where somebody has done so just
 * now, or its rule is gone. `by` is the account id of the person who asks for it.
 */
export async function sendInPlaceOf(
  ports: Pick<ByHandPorts, 'ledger' | 'settings' | 'signer' | 'dueQueue' | 'clock'>,
  failed: OneOfSeveral,
  by?: string,
): Promise<ByHandOutcome> {
  const { workItemId, workItemKey, projectId, ruleId } = failed;
  const rule = (await ports.settings.read()).rules.find(({ id, enabled }) => enabled && id === ruleId);
  if (!rule) return { kind: 'no-rule' };
  const id = await idAfter(ports.signer, workItemId, failed.id);
  const now = ports.clock.now();
  const survey = planned({ id, workItemId, workItemKey, projectId, origin: 'by-hand' }, now, by);
  const { campaignId } = rule;
  const scheduled = move({ ...survey, together: failed.together }, 'scheduled', now, { ruleId, campaignId });
  if ((await ports.ledger.create(scheduled)) === 'exists') return { kind: 'moved-on' };
  await ports.ledger.replace({ ...failed, replacedBy: id });
  await ports.dueQueue.surveyDue(id);
  return { kind: 'planned', surveyId: id };
}

/** The id of a survey that comes after another: of two people who saw the same and ask at the same moment, one makes it. */
async function idAfter(signer: Signer, workItemId: string, before: string): Promise<string> {
  return `${workItemId}:by-hand-${(await signer.sign(`after:${before}`)).slice(0, ID_LENGTH)}`;
}

/**
 * Takes a survey of this work item back that has not gone out, and those to other people about the same completion.
 * `too-late` when all have, or when somebody else moved them just now. `by` is the account id of the person who does.
 */
export async function cancelSurvey(
  ports: Pick<ByHandPorts, 'ledger' | 'clock'>,
  workItemId: string,
  surveyId: string,
  by?: string,
): Promise<{ kind: 'cancelled'; survey: Survey } | { kind: 'too-late' } | { kind: 'not-found' }> {
  const survey = await ports.ledger.read(surveyId);
  if (survey?.workItemId !== workItemId) return { kind: 'not-found' };
  const surveys = isOneOfSeveral(survey) ? await surveysTogether(ports.ledger, survey) : [survey];
  const taken = await Promise.all(surveys.map((each) => takenBack(ports, each, by)));
  const [cancelled] = taken.filter((each) => each !== undefined);
  return cancelled ? { kind: 'cancelled', survey: cancelled } : { kind: 'too-late' };
}

async function takenBack(
  ports: Pick<ByHandPorts, 'ledger' | 'clock'>,
  survey: Survey,
  by?: string,
): Promise<Survey | undefined> {
  if (survey.state !== 'scheduled' && survey.state !== 'planned') return undefined;
  const to = survey.state === 'planned' ? 'skipped' : 'cancelled';
  const now = ports.clock.now();
  // The mark is put on the work item by the dispatcher; until then the panel reads the ledger.
  const taken = await ports.ledger.replace({ ...move(survey, to, now, { reason: 'taken-back' }, by), dueAt: now });
  return taken === 'conflict' ? undefined : taken;
}
