import { makeInvoke, view } from '@forge/bridge';
import type { AdminApi } from '../../src/contract/admin';
import type { OpenHistory, PageHistory } from '../shared/hooks/page-history';

const invoke = makeInvoke<AdminApi>();

/** The backend as the admin page sees it. Pages take it as a prop, so only this file knows how calls travel. */
export const api: AdminApi = {
  getOwnSatisfaction: (input) => invoke('getOwnSatisfaction', input),
  getSetup: (input) => invoke('getSetup', input),
  connect: (input) => invoke('connect', input),
  disconnect: (input) => invoke('disconnect', input),
  listCampaigns: (input) => invoke('listCampaigns', input),
  saveCampaign: (input) => invoke('saveCampaign', input),
  listProjects: (input) => invoke('listProjects', input),
  listStatuses: (input) => invoke('listStatuses', input),
  saveScope: (input) => invoke('saveScope', input),
  getFigures: (input) => invoke('getFigures', input),
  rebuildTallies: (input) => invoke('rebuildTallies', input),
  listRules: (input) => invoke('listRules', input),
  listRequestTypes: (input) => invoke('listRequestTypes', input),
  listWorkTypes: (input) => invoke('listWorkTypes', input),
  listSourceFields: (input) => invoke('listSourceFields', input),
  checkJql: (input) => invoke('checkJql', input),
  checkRules: (input) => invoke('checkRules', input),
  listSendableFields: (input) => invoke('listSendableFields', input),
  previewAlong: (input) => invoke('previewAlong', input),
  saveRule: (input) => invoke('saveRule', input),
  switchRule: (input) => invoke('switchRule', input),
  moveRule: (input) => invoke('moveRule', input),
  copyRule: (input) => invoke('copyRule', input),
  countWaitingOf: (input) => invoke('countWaitingOf', input),
  deleteRule: (input) => invoke('deleteRule', input),
  findCompletions: (input) => invoke('findCompletions', input),
  replayCompletions: (input) => invoke('replayCompletions', input),
  listFields: (input) => invoke('listFields', input),
  saveFields: (input) => invoke('saveFields', input),
  createFields: (input) => invoke('createFields', input),
  checkFields: (input) => invoke('checkFields', input),
  repairFields: (input) => invoke('repairFields', input),
  getNotification: (input) => invoke('getNotification', input),
  rotateSecret: (input) => invoke('rotateSecret', input),
  endOldSecret: (input) => invoke('endOldSecret', input),
  saveGuardRails: (input) => invoke('saveGuardRails', input),
  listGroups: (input) => invoke('listGroups', input),
  saveOptions: (input) => invoke('saveOptions', input),
  setPaused: (input) => invoke('setPaused', input),
  listChanges: (input) => invoke('listChanges', input),
  getOverview: (input) => invoke('getOverview', input),
  getCounts: (input) => invoke('getCounts', input),
  explain: (input) => invoke('explain', input),
  getCauses: (input) => invoke('getCauses', input),
  retryCause: (input) => invoke('retryCause', input),
  getRetried: (input) => invoke('getRetried', input),
  getActivity: (input) => invoke('getActivity', input),
  countActivity: (input) => invoke('countActivity', input),
  exportActivity: (input) => invoke('exportActivity', input),
  findActivity: (input) => invoke('findActivity', input),
  getDecision: (input) => invoke('getDecision', input),
  describeWorkItems: (input) => invoke('describeWorkItems', input),
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

/**
 * The page's own part of Jira's address, and the browser's history of it. The platform hands out an object of `history` 4,
 * whose listeners get the location first; the bridge's types are those of version 5.
 * @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#createhistory
 */
export const openHistory: OpenHistory = async () => (await view.createHistory()) as unknown as PageHistory;
