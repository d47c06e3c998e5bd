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

/** Whether both fields can be written in a project, and on which screens they are missing. */
export interface FieldCheck {
  project: Project;
  kind: 'ready' | 'missing' | 'team-managed' | 'unknown';
  screens: { screen: Screen; missing: Part[] }[];
}

/** Checks these projects, side by side. One that is gone is left out. */
export async function checkFields(ports: SetUpPorts, projectIds: string[]): Promise<SiteResult<FieldCheck[]>> {
  const { fields } = await ports.settings.read();
  const found = await Promise.all(projectIds.map((id) => ports.site.project(id)));
  const later = found.find((each) => each.kind === 'try-later');
  if (later?.kind === 'try-later') return later;
  const projects = found.flatMap((each) => (each.kind === 'ok' ? [each.value] : []));
  return { kind: 'ok', value: await Promise.all(projects.map((project) => checkProject(ports, project, fields))) };
}

async function checkProject(ports: SetUpPorts, project: Project, fields: FieldMapping): Promise<FieldCheck> {
  if (project.teamManaged) return { project, kind: 'team-managed', screens: [] };
  const read = await ports.site.screensOf(project.id);
  if (read.kind !== 'ok') return { project, kind: 'unknown', screens: [] };
  const screens = read.value.map((screen) => ({ screen, missing: missingOn(screen, fields) }));
  return { project, kind: screens.every(({ missing }) => missing.length === 0) ? 'ready' : 'missing', screens };
}

function missingOn(screen: Screen, fields: FieldMapping): Part[] {
  return PARTS.filter((part) => {
    const id = fields[part]?.id;
    return id !== undefined && !screen.fieldIds.includes(id);
  });
}

/** Adds the mapped fields to those screens of one project that lack them, and checks again: what Jira refused still lacks. */
export async function repairFields(ports: SetUpPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  const found = await ports.site.project(projectId);
  if (found.kind !== 'ok') return found;
  const { fields } = await ports.settings.read();
  const before = await checkProject(ports, found.value, fields);
  for (const { screen, missing } of before.screens) {
    for (const part of missing) {
      const added = await ports.site.addToScreen(screen, fields[part]?.id ?? '');
      if (added.kind === 'try-later') return added;
    }
  }
  return { kind: 'ok', value: await checkProject(ports, found.value, fields) };
}
