/** Work items that a person chose not to have surveyed when they are finished. */
export interface Exclusions {
  isExcluded(workItemId: string): Promise<boolean>;
  exclude(workItemId: string): Promise<void>;
  include(workItemId: string): Promise<void>;
}
