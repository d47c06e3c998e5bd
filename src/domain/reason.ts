/** Why a survey was not sent, was taken back, or could not be sent. Screens hold the words. */
export type Reason =
  | 'no-rule'
  /** A rule waits for this status in this project, and its other parts do not match. */
  | 'outside-rule'
  /** The same, and Jira refuses the JQL of such a rule. */
  | 'rule-broken'
  | 'no-reporter'
  /** The rule names sources of its own, and none of them gives somebody who can be asked. */
  | 'no-respondent'
  /** It was for one of several people, and the rule's sources do not give that one any more. */
  | 'no-longer-listed'
  | 'reporter-inactive'
  | 'reporter-is-app'
  | 'no-email'
  | 'reopened'
  | 'already-finished'
  | 'long-finished'
  | 'work-item-gone'
  | 'work-item-unreachable'
  /** A person chose beforehand that this work item is not surveyed. */
  | 'excluded'
  /** A person took the survey back before it went out. */
  | 'taken-back'
  | 'sent-by-hand'
  | 'no-survey-label'
  | 'open-too-short'
  | 'reporter-is-assignee'
  | 'domain-excluded'
  | 'person-excluded'
  | 'group-excluded'
  | 'reporter-finished-it'
  | 'reporter-is-agent'
  | 'finished-by-app'
  /** As many surveys as the caps allow have gone out: it waits for its slot. */
  | 'cap'
  /** It was finished together with many others; or it is not known yet whether it was. */
  | 'bulk-change'
  /** The respondent was surveyed, or answered, not long ago. */
  | 'quarantine'
  /** The rule surveys a share of the work items, and this one does not belong to it. */
  | 'not-sampled'
  /** The rule lets surveys go out later, or within working hours. */
  | 'not-yet'
  /** The rule asks about a work item once, or again after some days, and this one was asked about. */
  | 'asked-already'
  | 'campaign-unknown'
  | 'already-surveyed'
  | 'not-permitted'
  | 'egress-refused'
  | 'refused'
  | 'gave-up'
  /** Something went wrong in the app itself each time. */
  | 'app-failed'
  | 'no-record-of-call';
