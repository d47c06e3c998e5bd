import { pauseInputs as inputs } from '../../contract/admin/pause';
import type { SetPausedPorts } from '../../usecases/pause/set-paused';
import { setPaused } from '../../usecases/pause/set-paused';
import { done, guarded } from '../resolver';
import type { Admit } from './admit-admin';

export type PausePorts = SetPausedPorts;

export function pauseCalls(ports: PausePorts, admin: Admit) {
  return {
    setPaused: guarded(inputs.setPaused, admin, ({ paused }) => done(setPaused(ports, paused))),
  };
}
