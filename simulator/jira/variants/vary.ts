import { addCustomField } from '../operations/fields';
import { CUSTOM_TYPE_PREFIX } from '../fields/screens';
import { findProject, type Site } from '../state';

/** The project that a team-managed project's own field belongs to, and the one that leaves the app out. */
const TEAM_MANAGED = 'TEAM';
const HIDDEN = 'OPS';
/** Number of the team-managed project's own "NPS Rating": older than the site's, so that lists name it first. */
const OWN_FIELD_NUMBER = 10_050;
const ROLE_LESS = new Set<never>();

/** Makes the site differ from the plain one, after it was filled. */
export function vary(site: Site): void {
  const { lockedFinalStatus, projectFields, hiddenProject } = site.variant;
  if (lockedFinalStatus) lockFinalStatuses(site);
  if (projectFields) addOwnField(site);
  const hidden = findProject(site, HIDDEN);
  if (hiddenProject && hidden) hidden.appGrants = ROLE_LESS;
}

/** Only workflows of company-managed projects have step properties. */
function lockFinalStatuses(site: Site): void {
  for (const project of site.projects.values()) {
    if (project.style !== 'classic') continue;
    const final = project.statusIds.filter((id) => site.statuses.get(id)?.category === 'done');
    project.lockedStatusIds = new Set(final);
  }
}

function addOwnField(site: Site): void {
  const project = findProject(site, TEAM_MANAGED);
  if (!project) return;
  const field = addCustomField(
    site,
    {
      name: 'NPS Rating',
      description: '',
      type: `${CUSTOM_TYPE_PREFIX}float`,
      searcherKey: `${CUSTOM_TYPE_PREFIX}exactnumber`,
    },
    OWN_FIELD_NUMBER,
  );
  field.projectId = project.id;
  field.contexts = field.contexts.map((context) => ({ ...context, projectIds: [project.id] }));
  project.ownFieldIds.push(field.id);
  // Lists name older fields first.
  site.fields = new Map([[field.id, field], ...site.fields]);
}
