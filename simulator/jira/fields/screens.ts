import {
  must,
  type CustomField,
  type FieldContext,
  type FieldScheme,
  type Project,
  type Screen,
  type Site,
} from '../state';

export type ScreenOperation = 'create' | 'edit' | 'view';

/** Custom field types the simulator can hold, by the last part of their type key. */
export const CUSTOM_TYPES = {
  float: { schema: { type: 'number' }, label: 'Number Field', searcher: 'exactnumber' },
  textfield: { schema: { type: 'string' }, label: 'Text Field (single line)', searcher: 'textsearcher' },
  textarea: { schema: { type: 'string' }, label: 'Text Field (multi-line)', searcher: 'textsearcher' },
  url: { schema: { type: 'string' }, label: 'URL Field', searcher: 'exacttextsearcher' },
  datepicker: { schema: { type: 'date' }, label: 'Date Picker', searcher: 'daterange' },
  datetime: { schema: { type: 'datetime' }, label: 'Date Time Picker', searcher: 'datetimerange' },
  labels: { schema: { type: 'array', items: 'string' }, label: 'Labels', searcher: 'labelsearcher' },
  userpicker: { schema: { type: 'user' }, label: 'User Picker (single user)', searcher: 'userpickergroupsearcher' },
  multiuserpicker: {
    schema: { type: 'array', items: 'user' },
    label: 'User Picker (multiple users)',
    searcher: 'userpickergroupsearcher',
  },
  select: { schema: { type: 'option' }, label: 'Select List (single choice)', searcher: 'multiselectsearcher' },
  multiselect: {
    schema: { type: 'array', items: 'option' },
    label: 'Select List (multiple choices)',
    searcher: 'multiselectsearcher',
  },
  cascadingselect: {
    schema: { type: 'option-with-child' },
    label: 'Select List (cascading)',
    searcher: 'cascadingselectsearcher',
  },
} as const;

export type CustomTypeName = keyof typeof CUSTOM_TYPES;
export const CUSTOM_TYPE_PREFIX = 'com.atlassian.jira.plugin.system.customfieldtypes:';

export function customTypeName(type: string): CustomTypeName | undefined {
  const name = type.startsWith(CUSTOM_TYPE_PREFIX) ? type.slice(CUSTOM_TYPE_PREFIX.length) : '';
  return name in CUSTOM_TYPES ? (name as CustomTypeName) : undefined;
}

/** The screen a company-managed project uses for an operation on a work type. */
export function screenFor(
  site: Site,
  project: Project,
  issueTypeId: string,
  operation: ScreenOperation,
): Screen | null {
  if (project.issueTypeScreenSchemeId === null) return null;
  const scheme = must(site.issueTypeScreenSchemes.get(project.issueTypeScreenSchemeId), 'issue type screen scheme');
  const mapping =
    scheme.mappings.find((each) => each.issueTypeId === issueTypeId) ??
    scheme.mappings.find((each) => each.issueTypeId === 'default');
  const { screens } = must(site.screenSchemes.get(must(mapping, 'default mapping').screenSchemeId), 'screen scheme');
  return must(site.screens.get(screens[operation] ?? screens.default), 'screen');
}

/** Field ids on the screen of an operation; for team-managed projects, the fields of the work type. */
export function fieldsOnScreen(
  site: Site,
  project: Project,
  issueTypeId: string,
  operation: ScreenOperation,
): Set<string> {
  const screen = screenFor(site, project, issueTypeId, operation);
  return new Set(screen ? screen.tabs.flatMap((tab) => tab.fieldIds) : project.ownFieldIds);
}

/** All screens that a project's operations use. */
export function screensOf(site: Site, project: Project): Screen[] {
  const operations: ScreenOperation[] = ['create', 'edit', 'view'];
  const found = project.issueTypeIds.flatMap((type) => operations.map((each) => screenFor(site, project, type, each)));
  return [...new Set(found.filter((screen) => screen !== null))];
}

/** The context that gives a field a meaning for a work type in a project: a project's own one before the global one. */
export function contextFor(field: CustomField, projectId: string, issueTypeId: string): FieldContext | undefined {
  const context =
    field.contexts.find((each) => each.projectIds?.includes(projectId)) ??
    field.contexts.find((each) => each.projectIds === null);
  return context && (context.issueTypeIds?.includes(issueTypeId) ?? true) ? context : undefined;
}

/**
 * Whether a project has a custom field for a work type, on a screen or not. Where there are field schemes, they decide
 * and contexts restrict nothing; elsewhere a context does.
 */
export function hasField(site: Site, project: Project, issueTypeId: string, field: CustomField): boolean {
  if (field.projectId !== undefined && field.projectId !== project.id) return false;
  if (project.style === 'next-gen' && !project.ownFieldIds.includes(field.id)) return false;
  if (!site.variant.fieldSchemes) return contextFor(field, project.id, issueTypeId) !== undefined;
  return project.fieldSchemeId === null || schemeOf(site, project.fieldSchemeId).fieldIds.has(field.id);
}

/** The field scheme with this id. */
export function schemeOf(site: Site, id: string): FieldScheme {
  return must(site.fieldSchemes.get(id), `field scheme ${id}`);
}

/** Custom fields that have a meaning for a work type in a project, on a screen or not. */
export function customFieldsOf(site: Site, project: Project, issueTypeId: string): CustomField[] {
  return [...site.fields.values()].filter((field) => hasField(site, project, issueTypeId, field));
}
