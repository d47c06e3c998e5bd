import { optionsInputs as inputs } from '../../contract/admin/options';
import type { SaveOptionsPorts } from '../../usecases/options/save-options';
import { saveOptions } from '../../usecases/options/save-options';
import { done, guarded } from '../resolver';
import type { Admit } from './admit-admin';

export type OptionsPorts = SaveOptionsPorts;

export function optionsCalls(ports: OptionsPorts, admin: Admit) {
  return {
    saveOptions: guarded(inputs.saveOptions, admin, (options) => done(saveOptions(ports, options))),
  };
}
