/** System fields on every standard screen, as far as the simulator can set them. */
export const STANDARD_FIELDS: readonly string[] = [
  'summary',
  'issuetype',
  'priority',
  'duedate',
  'assignee',
  'reporter',
  'environment',
  'description',
  'labels',
];

/** Fields that the work types of a new team-managed project have. */
export const TEAM_FIELDS: readonly string[] = [
  'summary',
  'issuetype',
  'description',
  'assignee',
  'reporter',
  'labels',
  'duedate',
];
