const KEY = /^[A-Za-z][A-Za-z0-9_]+-\d+$/;

/** Whether a text looks like the key of a work item, in capitals or not. Only Jira knows whether there is one. */
export function isWorkItemKey(text: string): boolean {
  return KEY.test(text);
}
