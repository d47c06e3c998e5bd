import { guardRailsInputs as inputs } from '../../contract/admin/guard-rails';
import type { GuardRailsView } from '../../contract/admin/guard-rails';
import type { GuardRails } from '../../domain/guard-rails';
import type { SaveGuardRailsPorts } from '../../usecases/guard-rails/save-guard-rails';
import { saveGuardRails } from '../../usecases/guard-rails/save-guard-rails';
import { done, guarded } from '../resolver';
import type { Admit } from './admit-admin';

export type GuardRailsPorts = SaveGuardRailsPorts;

export function guardRailsCalls(ports: GuardRailsPorts, admin: Admit) {
  return {
    saveGuardRails: guarded(inputs.saveGuardRails, admin, (rails) => done(saveGuardRails(ports, settingsOf(rails)))),
  };
}

function settingsOf({
  quarantine,
  noSurveyLabel,
  leastOpenMinutes,
  excludedDomains,
  skipOwn,
}: GuardRailsView): GuardRails {
  return {
    ...(quarantine ? { quarantine } : {}),
    excludedDomains: [...new Set(excludedDomains)],
    ...(noSurveyLabel === null ? {} : { noSurveyLabel }),
    ...(leastOpenMinutes === null ? {} : { leastOpenMinutes }),
    skipOwn,
  };
}

/** Guard rails as the set-up shows them. */
export function guardRailsView(rails: GuardRails): GuardRailsView {
  return { quarantine: null, noSurveyLabel: null, leastOpenMinutes: null, ...rails };
}
