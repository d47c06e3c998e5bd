/** What a rule of Jira's automation gives the action, as `manifest.yml` declares it: anything else is refused there. */
export interface AutomationInputs {
  issueKey: string;
  ignoreGuardRails: boolean;
}

/** Jira's automation puts the key of its work item here: whoever makes the rule types nothing. */
export const WORK_ITEM = '{{issue.key}}';
