/** Projects that one call of `checkFields` takes: a call has 25 seconds, and a project some ten calls of Jira. */
export const MOST_CHECKED_AT_ONCE = 5;
/** Responses that one call of `getRetried` reads back. */
export const MOST_READ_BACK = 100;
/** Projects that `listProjects` lists; a site with more is searched. */
export const MOST_LISTED_PROJECTS = 200;
/** Characters of exported rules at most: well below what one call may carry. */
export const LONGEST_FILE = 300_000;
