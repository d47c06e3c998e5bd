import type { Rule } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { SettingsStore } from '../../ports/settings-store';

export interface ShowDecisionPorts {
  ledger: Ledger;
  settings: SettingsStore;
}

/** A survey with what was decided about it, and the rules of today; undefined where there is none. */
export async function showDecision(
  { ledger, settings }: ShowDecisionPorts,
  surveyId: string,
): Promise<{ survey: Survey; rules: Rule[] } | undefined> {
  const [survey, { rules }] = await Promise.all([ledger.read(surveyId), settings.read()]);
  return survey && { survey, rules };
}
