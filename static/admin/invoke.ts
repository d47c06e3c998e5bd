import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../src/contract/admin';

const invoke = makeInvoke<AdminApi>();

/** The backend as the admin page sees it. Pages take it as a prop, so only this file knows how calls travel. */
export const api: AdminApi = {
  getSetup: (input) => invoke('getSetup', input),
  connect: (input) => invoke('connect', input),
  disconnect: (input) => invoke('disconnect', input),
  listCampaigns: (input) => invoke('listCampaigns', input),
  saveCampaign: (input) => invoke('saveCampaign', input),
  listProjects: (input) => invoke('listProjects', input),
  listStatuses: (input) => invoke('listStatuses', input),
  saveScope: (input) => invoke('saveScope', input),
  listFields: (input) => invoke('listFields', input),
  saveFields: (input) => invoke('saveFields', input),
  createFields: (input) => invoke('createFields', input),
  checkFields: (input) => invoke('checkFields', input),
  repairFields: (input) => invoke('repairFields', input),
  getNotification: (input) => invoke('getNotification', input),
  rotateSecret: (input) => invoke('rotateSecret', input),
  endOldSecret: (input) => invoke('endOldSecret', input),
  saveOptions: (input) => invoke('saveOptions', input),
  setPaused: (input) => invoke('setPaused', input),
  getOverview: (input) => invoke('getOverview', input),
  getCounts: (input) => invoke('getCounts', input),
  explain: (input) => invoke('explain', input),
  getActivity: (input) => invoke('getActivity', input),
  getRespondentOf: (input) => invoke('getRespondentOf', input),
  retry: (input) => invoke('retry', input),
  assign: (input) => invoke('assign', input),
  dismiss: (input) => invoke('dismiss', input),
  listOwnWorkItems: (input) => invoke('listOwnWorkItems', input),
  startLoopTest: (input) => invoke('startLoopTest', input),
  getLoopTest: (input) => invoke('getLoopTest', input),
  getSiteCheck: (input) => invoke('getSiteCheck', input),
  runSiteProbe: (input) => invoke('runSiteProbe', input),
};
