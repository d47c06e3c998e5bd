import type { Operation } from '../call';
import { commentOperations } from './comments';
import { createOperations } from './create-issue';
import { fieldOperations } from './fields';
import { issueOperations } from './issues';
import { projectOperations } from './projects';
import { screenOperations } from './screens';
import { searchOperations } from './search';
import { siteOperations } from './site';
import { userOperations } from './users';

/** Every operation the simulated Jira models. */
export const OPERATIONS: readonly Operation[] = [
  ...createOperations,
  ...issueOperations,
  ...commentOperations,
  ...searchOperations,
  ...projectOperations,
  ...fieldOperations,
  ...screenOperations,
  ...userOperations,
  ...siteOperations,
];
