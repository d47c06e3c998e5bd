import * as z from 'zod/mini';
import type { FromAutomationOutcome } from '../usecases/automation/send-from-automation';

const KEY_OR_ID = /^(?:[A-Za-z][A-Za-z0-9_]*-)?\d{1,20}$/;

/** A smart value arrives as text, also where it stands for yes or no. */
const inputs = z.looseObject({
  issueKey: z.string().check(z.trim(), z.regex(KEY_OR_ID)),
  ignoreGuardRails: z.catch(
    z.union([
      z.boolean(),
      z.pipe(
        z.literal('true'),
        z.transform(() => true),
      ),
    ]),
    false,
  ),
});

/** The smart values of the action, or what stops the rule and stands in its audit log. */
export type AutomationReply =
  { state: 'scheduled' | 'skipped'; reason: string | null } | { errors: { message: string }[] };

/**
 * English: the audit log of an automation rule keeps these as they are and has no translations.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#internationalization
 */
const STOPS = {
  'no-work-item': 'The rule names no work item: choose a trigger that has one, so that {{issue.key}} stands for it.',
  'not-connected': 'nps.today for Jira is not connected. A Jira admin enters the API key on its page.',
  'no-rule': 'No rule of nps.today for Jira is for the project of this work item.',
  'not-found': 'There is no such work item, or nps.today for Jira may not see it.',
  'try-later': 'Jira did not answer nps.today for Jira. Run the rule again later.',
};

/**
 * The action *Send nps.today survey* of Jira's automation. What a rule's author can change stops the rule with words; that
 * nobody is surveyed does not, the rule reads it in `state` and `reason`.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/
 */
export function sendFromAutomationEntry(
  send: (workItemIdOrKey: string, how: { ignoreGuardRails: boolean }) => Promise<FromAutomationOutcome>,
) {
  return async (payload: unknown): Promise<AutomationReply> => {
    const given = inputs.safeParse(payload);
    if (!given.success) return stopped('no-work-item');
    const { issueKey, ignoreGuardRails } = given.data;
    const outcome = await send(issueKey, { ignoreGuardRails });
    switch (outcome.kind) {
      case 'scheduled':
        return { state: 'scheduled', reason: outcome.reason ?? null };
      case 'refused':
        return { state: 'skipped', reason: outcome.reason ?? null };
      case 'waiting':
      case 'had-one':
      case 'excluded':
        return { state: 'skipped', reason: outcome.kind };
      default:
        return stopped(outcome.kind);
    }
  };
}

function stopped(why: keyof typeof STOPS): AutomationReply {
  return { errors: [{ message: STOPS[why] }] };
}
