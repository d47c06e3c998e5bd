import { makeInvoke } from '@forge/bridge';
import type { ChosenApi } from '../../src/contract/chosen';

const invoke = makeInvoke<ChosenApi>();

/** The backend as this screen sees it. */
export const api: ChosenApi = {
  getChosen: (input) => invoke('getChosen', input),
  getRespondentOf: (input) => invoke('getRespondentOf', input),
  sendOne: (input) => invoke('sendOne', input),
  excludeOne: (input) => invoke('excludeOne', input),
  explainOne: (input) => invoke('explainOne', input),
};
