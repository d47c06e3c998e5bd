import type { ApplyPorts } from './apply-response';
import { applyResponse } from './apply-response';
import type { DispatchBudget } from './dispatch-surveys';
import { dispatchSurveys } from './dispatch-surveys';
import type { DispatchPorts } from './dispatch-survey';
import type { Observations } from '../ports/observations';
import type { Vault } from '../ports/vault';

const PAGE = 100;

/** Does whatever is due and no bell was heard for: responses first, for a person is waiting to read them. */
export async function sweep(
  ports: DispatchPorts & ApplyPorts & { vault: Vault; observations: Observations },
  budget: DispatchBudget,
): Promise<void> {
  const due = await ports.responses.due(ports.clock.now(), PAGE);
  for (const id of due) {
    if (ports.clock.now() >= budget.until) return;
    try {
      await applyResponse(ports, id);
    } catch (error) {
      ports.log.error('A response could not be applied; the next sweep will', error, { responseId: id });
    }
  }
  await dispatchSurveys(ports, budget);
}
