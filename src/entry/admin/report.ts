import { reportInputs as inputs } from '../../contract/admin/report';
import { rebuildTallies } from '../../usecases/report/rebuild-tallies';
import type { ShowFiguresPorts } from '../../usecases/report/show-figures';
import { showFigures } from '../../usecases/report/show-figures';
import { guarded, guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type ReportPorts = ShowFiguresPorts;

export function reportCalls(ports: ReportPorts, admin: Admit) {
  return {
    getFigures: guardedRead(inputs.getFigures, admin, async () => ok(await showFigures(ports))),
    rebuildTallies: guarded(inputs.rebuildTallies, admin, async () => ok(await rebuildTallies(ports))),
  };
}
