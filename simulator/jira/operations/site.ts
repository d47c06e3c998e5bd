import { ok, type Call, type Operation, type Reply } from '../call';
import { localeOf } from '../language/locale';
import { accountOf } from '../permissions/permissions';
import { jiraTime } from '../views/views';

function serverInfo(call: Call): Reply {
  return ok({
    baseUrl: call.site.url,
    displayUrl: call.site.url,
    displayUrlServicedeskHelpCenter: call.site.url,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_290,
    buildDate: '2026-11-01T00:00:00.000+0000',
    serverTime: jiraTime(call.site.now()),
    scmInfo: 'simulated',
    serverTitle: 'Jira (simulated)',
    serverTimeZone: 'Etc/UTC',
    defaultLocale: { locale: localeOf(call.site) },
  });
}

function configuration(call: Call): Reply {
  accountOf(call.caller);
  return ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: false,
    issueLinkingEnabled: true,
    timeTrackingEnabled: false,
    attachmentsEnabled: true,
  });
}

function attachmentMeta(call: Call): Reply {
  accountOf(call.caller);
  return ok({ enabled: true, uploadLimit: 10_485_760 });
}

export const siteOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/serverInfo', handle: serverInfo, anonymous: true },
  { method: 'GET', path: '/rest/api/3/configuration', handle: configuration },
  { method: 'GET', path: '/rest/api/3/attachment/meta', handle: attachmentMeta },
];
