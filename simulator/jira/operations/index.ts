import type { Operation } from '../call';
import { appPropertyOperations } from './app-properties';
import { changelogOperations } from './changelogs';
import { commentOperations } from './comments';
import { createOperations } from './create-issue';
import { fieldAssociationOperations } from './field-associations';
import { fieldOperations } from './fields';
import { groupOperations } from './groups';
import { issueOperations } from './issues';
import { jqlOperations } from './jql';
import { projectOperations } from './projects';
import { propertyOperations } from './properties';
import { screenOperations } from './screens';
import { searchOperations } from './search';
import { serviceManagementOperations } from './service-management';
import { siteOperations } from './site';
import { userOperations } from './users';

/** Every operation the simulated Jira models. */
export const OPERATIONS: readonly Operation[] = [
  ...createOperations,
  ...issueOperations,
  ...commentOperations,
  ...propertyOperations,
  ...appPropertyOperations,
  ...searchOperations,
  ...changelogOperations,
  ...jqlOperations,
  ...projectOperations,
  ...fieldOperations,
  ...fieldAssociationOperations,
  ...screenOperations,
  ...userOperations,
  ...groupOperations,
  ...serviceManagementOperations,
  ...siteOperations,
];
