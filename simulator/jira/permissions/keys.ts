/** The permissions the simulator knows, by key. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/ */
export const PERMISSIONS = {
  ADMINISTER: { id: '0', name: 'Administer Jira', type: 'GLOBAL' },
  USER_PICKER: { id: '27', name: 'Browse users and groups', type: 'GLOBAL' },
  ADMINISTER_PROJECTS: { id: '23', name: 'Administer Projects', type: 'PROJECT' },
  BROWSE_PROJECTS: { id: '10', name: 'Browse Projects', type: 'PROJECT' },
  CREATE_ISSUES: { id: '11', name: 'Create Issues', type: 'PROJECT' },
  EDIT_ISSUES: { id: '12', name: 'Edit Issues', type: 'PROJECT' },
  ASSIGN_ISSUES: { id: '13', name: 'Assign Issues', type: 'PROJECT' },
  ADD_COMMENTS: { id: '15', name: 'Add Comments', type: 'PROJECT' },
  DELETE_ISSUES: { id: '16', name: 'Delete Issues', type: 'PROJECT' },
  ASSIGNABLE_USER: { id: '17', name: 'Assignable User', type: 'PROJECT' },
  MODIFY_REPORTER: { id: '30', name: 'Modify Reporter', type: 'PROJECT' },
  SERVICEDESK_AGENT: { id: '-1', name: 'Service Desk Agent', type: 'PROJECT' },
  TRANSITION_ISSUES: { id: '46', name: 'Transition Issues', type: 'PROJECT' },
} as const;

export type PermissionKey = keyof typeof PERMISSIONS;

/** What a member of a project may do. */
export const MEMBER: readonly PermissionKey[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ADD_COMMENTS',
  'ASSIGNABLE_USER',
  'MODIFY_REPORTER',
  'TRANSITION_ISSUES',
];
/** What somebody who only reports work may do. */
export const REPORTER: readonly PermissionKey[] = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADD_COMMENTS'];
export const PROJECT_ADMIN: readonly PermissionKey[] = [...MEMBER, 'ADMINISTER_PROJECTS', 'DELETE_ISSUES'];
/** What somebody who works on the requests of a service project may do beyond that. */
export const SERVICE_AGENT: readonly PermissionKey[] = ['SERVICEDESK_AGENT'];
