import { dryRunInputs as inputs } from '../../contract/admin/dry-run';
import type { ReplayedCompletion } from '../../contract/admin/dry-run';
import type { FindCompletionsPorts } from '../../usecases/dry-run/find-completions';
import { findCompletions } from '../../usecases/dry-run/find-completions';
import type { Replayed, ReplayPorts } from '../../usecases/dry-run/replay-completions';
import { replayCompletions } from '../../usecases/dry-run/replay-completions';
import { siteReply } from '../replies';
import { guarded } from '../resolver';
import type { Admit } from './admit-admin';
import { draftOf } from './rules';

export type DryRunPorts = FindCompletionsPorts & ReplayPorts;

export function dryRunCalls(ports: DryRunPorts, admin: Admit) {
  return {
    findCompletions: guarded(inputs.findCompletions, admin, async ({ days, ...draft }) =>
      siteReply(await findCompletions(ports, draftOf(draft), days), (found) => found, ports.clock.now()),
    ),
    replayCompletions: guarded(inputs.replayCompletions, admin, async ({ ruleId, rule, ...asked }) => {
      const replay = { ...asked, draft: draftOf({ ruleId, rule }) };
      return siteReply(await replayCompletions(ports, replay), (all) => all.map(replayedView), ports.clock.now());
    }),
  };
}

function replayedView({ workItem, fate }: Replayed): ReplayedCompletion {
  return {
    fate: fate.kind,
    ...(workItem ? { workItemKey: workItem.key } : {}),
    ...('reason' in fate ? { reason: fate.reason } : {}),
    ...('ruleId' in fate ? { ruleId: fate.ruleId } : {}),
    ...('asked' in fate && fate.asked ? { asked: fate.asked } : {}),
    ...('accountId' in fate ? { respondentId: fate.accountId } : {}),
  };
}
