import type { FieldMapping } from '../domain/settings';
import type { Project, Screen, SiteResult } from '../ports/site';
import type { SetUpPorts } from './set-up';
import { saveFields } from './set-up';

/** The names that nps.today's own guide gives the two fields. */
const NAMES = { rating: 'NPS Rating', comment: 'NPS Comment' } as const;
type Part = keyof typeof NAMES;
const PARTS: Part[] = ['rating', 'comment'];

/**
 * Makes the two fields where no field of that name and a fitting type exists, and maps them. Running it again finds what
 * the first run made.
 */
export async function createFields(ports: SetUpPorts): Promise<SiteResult<FieldMapping> | { kind: 'does-not-fit' }> {
  const read = await ports.site.fields();
  if (read.kind !== 'ok') return read;
  const { fields: mapped } = await ports.settings.read();
  const ids: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const types = part === 'rating' ? ['number'] : ['paragraph', 'short-text'];
    const known = read.value.find(
      ({ id, name, type }) => id === mapped[part]?.id || (name === NAMES[part] && types.includes(type)),
    );
    const field = known ?? (await ports.site.createField(NAMES[part], part === 'rating' ? 'number' : 'paragraph'));
    if ('kind' in field && field.kind !== 'ok') return field;
    ids[part] = 'kind' in field ? field.value.id : field.id;
  }
  const saved = await saveFields(ports, {
    rating: ids.rating,
    comment: ids.comment,
    category: mapped.category?.id,
    respondedAt: mapped.respondedAt?.id,
    state: mapped.state?.id,
  });
  if (saved.kind !== 'ok') return saved;
  return { kind: 'ok', value: (await ports.settings.read()).fields };
}

/** Whether both fields can be written in a project, and what is in the way. */
export interface FieldCheck {
  project: Project;
  kind: 'ready' | 'missing' | 'team-managed' | 'unknown';
  /** Fields that work items of this project cannot have at all: no context of theirs holds it. */
  notApplied: Part[];
  screens: { screen: Screen; missing: Part[] }[];
}

/** For each field that is chosen: the projects it applies to. */
type Reach = Partial<Record<Part, 'all' | string[]>>;

/** Checks these projects, side by side. One that is gone is left out. */
export async function checkFields(ports: SetUpPorts, projectIds: string[]): Promise<SiteResult<FieldCheck[]>> {
  const { fields } = await ports.settings.read();
  const [reach, ...found] = await Promise.all([
    reachOf(ports, fields),
    ...projectIds.map((id) => ports.site.project(id)),
  ]);
  const later = [reach, ...found].find((each) => each.kind === 'try-later');
  if (later?.kind === 'try-later') return later;
  const projects = found.flatMap((each) => (each.kind === 'ok' ? [each.value] : []));
  return { kind: 'ok', value: await Promise.all(projects.map((each) => checkProject(ports, each, fields, reach))) };
}

async function reachOf({ site }: SetUpPorts, fields: FieldMapping): Promise<SiteResult<Reach>> {
  const reach: Reach = {};
  for (const part of PARTS) {
    const id = fields[part]?.id;
    const read = id === undefined ? undefined : await site.projectsOfField(id);
    if (read && read.kind !== 'ok') return read;
    if (read) reach[part] = read.value;
  }
  return { kind: 'ok', value: reach };
}

async function checkProject(
  ports: SetUpPorts,
  project: Project,
  fields: FieldMapping,
  reach: SiteResult<Reach>,
): Promise<FieldCheck> {
  if (project.teamManaged) return checkTeamManaged(ports, project, fields);
  const read = await ports.site.screensOf(project.id);
  if (read.kind !== 'ok' || reach.kind !== 'ok') return unknown(project);
  const notApplied = PARTS.filter((part) => {
    const projects = reach.value[part];
    return Array.isArray(projects) && !projects.includes(project.id);
  });
  const screens = withMissing(read.value, fields);
  const isReady = notApplied.length === 0 && screens.every(holdsBoth);
  return { project, kind: isReady ? 'ready' : 'missing', notApplied, screens };
}

/** There the app can only look: a person adds fields to work types. */
async function checkTeamManaged(ports: SetUpPorts, project: Project, fields: FieldMapping): Promise<FieldCheck> {
  const read = await ports.site.workTypesOf(project.id);
  if (read.kind === 'try-later') return unknown(project);
  const screens = withMissing(read.kind === 'ok' ? read.value : [], fields);
  const isReady = screens.length > 0 && screens.every(holdsBoth);
  return { project, kind: isReady ? 'ready' : 'team-managed', notApplied: [], screens };
}

/** Jira does not tell now. */
function unknown(project: Project): FieldCheck {
  return { project, kind: 'unknown', notApplied: [], screens: [] };
}

function withMissing(screens: Screen[], fields: FieldMapping): FieldCheck['screens'] {
  const isMissing = (part: Part, { fieldIds }: Screen) => {
    const id = fields[part]?.id;
    return id !== undefined && !fieldIds.includes(id);
  };
  return screens.map((screen) => ({ screen, missing: PARTS.filter((part) => isMissing(part, screen)) }));
}

function holdsBoth({ missing }: FieldCheck['screens'][number]): boolean {
  return missing.length === 0;
}

/**
 * Lets one project have the chosen fields, puts them on the screens that lack them, and checks again: what Jira refused
 * is still missing then.
 */
export async function repairFields(ports: SetUpPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  const before = await checkOne(ports, projectId);
  if (before.kind !== 'ok' || before.value.kind !== 'missing') return before;
  const { fields } = await ports.settings.read();
  const idOf = (part: Part) => fields[part]?.id ?? '';
  const changes = [
    ...before.value.notApplied.map((part) => () => ports.site.applyField(idOf(part), projectId)),
    ...before.value.screens.flatMap(({ screen, missing }) =>
      missing.map((part) => () => ports.site.addToScreen(screen, idOf(part))),
    ),
  ];
  for (const change of changes) {
    const outcome = await change();
    if (outcome.kind === 'try-later') return outcome;
  }
  return checkOne(ports, projectId);
}

async function checkOne(ports: SetUpPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  const checked = await checkFields(ports, [projectId]);
  if (checked.kind !== 'ok') return checked;
  const [check] = checked.value;
  return check ? { kind: 'ok', value: check } : { kind: 'refused' };
}
