import { makeInvoke } from '@forge/bridge';
import type { ReportPageApi } from '../../src/contract/report';

const invoke = makeInvoke<ReportPageApi>();

/** The backend as this screen sees it. */
export const api: ReportPageApi = {
  getPlaces: (input) => invoke('getPlaces', input),
  getReport: (input) => invoke('getReport', input),
};
