import type { ResponseCause, Retried } from '../../contract/admin/causes';
import { causesInputs as inputs } from '../../contract/admin/causes';
import type { ResponseCause as Cause } from '../../domain/cause';
import type { Causes, ListCausesPorts } from '../../usecases/causes/list-causes';
import { listCauses } from '../../usecases/causes/list-causes';
import type { Retried as Outcome } from '../../usecases/causes/retry-cause';
import { readRetried, retryCause } from '../../usecases/causes/retry-cause';
import type { ApplyPorts } from '../../usecases/receiving/apply-response';
import { guarded, guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type CausesPorts = ListCausesPorts & ApplyPorts;

export function causesCalls(ports: CausesPorts, admin: Admit) {
  return {
    getCauses: guardedRead(inputs.getCauses, admin, async () => {
      const { responses, ...rest } = await listCauses(ports);
      return ok({ ...rest, responses: responses.map(causeView) });
    }),
    retryCause: guarded(inputs.retryCause, admin, async ({ key, from }) => {
      const { next, ...retried } = await retryCause(ports, key, from);
      return ok({ ...retriedView(retried), next });
    }),
    getRetried: guarded(inputs.getRetried, admin, async ({ responseIds }) =>
      ok(retriedView(await readRetried(ports, responseIds))),
    ),
  };
}

function causeView({ project, ...cause }: Causes['responses'][number]): ResponseCause {
  return { ...cause, project: project && { key: project.key } };
}

function retriedView({ refused, ...rest }: Outcome): Retried {
  const why = ({ key, reason, refused: fields, count }: Cause) => ({ key, reason, refused: fields, count });
  return { ...rest, refused: refused.map(why) };
}
