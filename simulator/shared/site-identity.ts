/** How the simulated site is known to apps that are installed on it. */
export const CLOUD_ID = '11111111-2222-4333-8444-555555555555';
/** Where people find it; links in Jira's replies lead to the simulator unless told otherwise. */
export const SITE_URL = 'https://example.atlassian.net';
/** The app's environment, as `forge deploy` would have made it. */
export const ENVIRONMENT_ID = '66666666-7777-4888-8999-000000000000';
