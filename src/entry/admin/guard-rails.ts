import { guardRailsInputs as inputs } from '../../contract/admin/guard-rails';
import type { GuardRailsView } from '../../contract/admin/guard-rails';
import type { GuardRails } from '../../domain/guard-rails';
import type { ListGroupsPorts } from '../../usecases/guard-rails/list-groups';
import { listGroups } from '../../usecases/guard-rails/list-groups';
import type { SaveGuardRailsPorts } from '../../usecases/guard-rails/save-guard-rails';
import { saveGuardRails } from '../../usecases/guard-rails/save-guard-rails';
import { type Clocked, siteReply } from '../replies';
import { done, guarded } from '../resolver';
import type { Admit } from './admit-admin';

export type GuardRailsPorts = SaveGuardRailsPorts & ListGroupsPorts & Clocked;

export function guardRailsCalls(ports: GuardRailsPorts, admin: Admit) {
  return {
    saveGuardRails: guarded(inputs.saveGuardRails, admin, (rails) => done(saveGuardRails(ports, settingsOf(rails)))),
    listGroups: guarded(inputs.listGroups, admin, async (wanted) =>
      siteReply(await listGroups(ports, wanted), (groups) => groups, ports.clock.now()),
    ),
  };
}

function settingsOf({
  quarantine,
  noSurveyLabel,
  leastOpenMinutes,
  excludedDomains,
  bulkMost,
  perHour,
  perDay,
  ...rest
}: GuardRailsView): GuardRails {
  return {
    ...(quarantine ? { quarantine } : {}),
    excludedDomains: [...new Set(excludedDomains)],
    ...(noSurveyLabel === null ? {} : { noSurveyLabel }),
    ...(leastOpenMinutes === null ? {} : { leastOpenMinutes }),
    ...(bulkMost === null ? {} : { bulkMost }),
    ...(perHour === null && perDay === null
      ? {}
      : { caps: { perHour: perHour ?? undefined, perDay: perDay ?? undefined } }),
    ...rest,
  };
}

/** Guard rails as the set-up shows them. */
export function guardRailsView({ caps, ...rails }: GuardRails): GuardRailsView {
  return {
    perHour: caps?.perHour ?? null,
    perDay: caps?.perDay ?? null,
    quarantine: null,
    noSurveyLabel: null,
    leastOpenMinutes: null,
    bulkMost: null,
    excludedPeople: [],
    excludedGroups: [],
    skipFinisher: false,
    skipAgents: false,
    skipAppFinished: false,
    ...rails,
  };
}
