import type { Actor, Told } from '../../domain/eligibility/facts';
import type { Survey } from '../../domain/survey';
import { BORN, changeIdOf } from '../../domain/survey';
import type { History } from '../../ports/history';
import type { People } from '../../ports/people';
import { stepIn } from './judge-completion';

export interface FinisherPorts {
  history: History;
  people: People;
}

/**
 * Who made the change that a survey is about: whom the event named, otherwise whom the work item's history names. Nobody
 * named is nobody in particular, and no app.
 */
export async function finisherOf({ history, people }: FinisherPorts, survey: Survey): Promise<Told<Actor>> {
  const { completedBy: accountId } = survey;
  if (accountId !== undefined) {
    const told = await people.isApp(accountId);
    return told.kind === 'told' ? { kind: 'told', value: { accountId, isApp: told.value } } : told;
  }
  const found = await history.read(survey.workItemId);
  if (found.kind !== 'found') return { kind: 'unavailable', until: 'until' in found ? found.until : undefined };
  const { steps, creator } = found.past;
  const changeId = changeIdOf(survey);
  const by = changeId === BORN ? creator : stepIn(steps, { changeId, at: survey.completedAt, status: {} })?.by;
  return { kind: 'told', value: by ?? { isApp: false } };
}
