import { ruleOfProject } from '../../domain/rule';
import type { FieldMapping } from '../../domain/field-parts';
import type { Settings } from '../../domain/settings';
import type { Project, Refusal, Screen, SiteField, SiteResult, Writable } from '../../ports/configuration';
import type { NeededPart } from '../../domain/field-parts';
import { NEEDED_PARTS } from '../../domain/field-parts';
import type { FieldPorts } from './save-fields';

/** Whether both fields can be written on the finished work items of a project, and what is in the way. */
export interface FieldCheck {
  project: Project;
  /**
   * `missing`: a field cannot be written and the app can see to it; `team-managed`: a person has to; `locked`: the
   * status lets nobody edit; `hidden`: the app may not browse the project; `read-only`: it may not edit there; `gone`:
   * there is no such project; `refused`: Jira does not let the app look; `unknown`: Jira is unavailable now.
   */
  kind: 'ready' | 'missing' | 'team-managed' | 'locked' | 'hidden' | 'read-only' | 'gone' | 'refused' | 'unknown';
  /** Why Jira refused to let the app look, or to change what is missing, as far as it says. */
  refusal?: Refusal;
  /** The status of the project's finished work items lets nobody edit them; fields may be missing as well. */
  locked: boolean;
  /** Fields that work items of this project cannot have at all: no context of theirs holds it. */
  notApplied: NeededPart[];
  /** Fields that have a context and stand on every screen, and still cannot be written: the field scheme decides. */
  notInScheme: NeededPart[];
  /** The project has a field of its own by the name of the site's: it is another field. */
  ownFields: NeededPart[];
  screens: { screen: Screen; missing: NeededPart[] }[];
  /** The work item that Jira was asked about; `none` where there is none, and only the configuration was looked at. */
  askedAbout: 'finished' | 'unfinished' | 'none';
}

/** For each field that is chosen: the projects it applies to. */
type Reach = Partial<Record<NeededPart, 'all' | string[]>>;

/** What all projects of one check have in common; asked for once, and only where something is wrong. */
interface Facts {
  fields: FieldMapping;
  reach(): Promise<SiteResult<Reach>>;
  siteFields(): Promise<SiteResult<SiteField[]>>;
}

export interface CheckOptions {
  /** Ask only whether all is well, and find out the reasons only where it is not. */
  quick?: boolean;
}

/** Checks these projects, side by side. None is left out, whether or not the app may see it. */
export async function checkFields(
  ports: FieldPorts,
  projectIds: string[],
  { quick = false }: CheckOptions = {},
): Promise<SiteResult<FieldCheck[]>> {
  const settings = await ports.settings.read();
  const found = await ports.configuration.projectsById(projectIds);
  if (found.kind !== 'ok') return found;
  const { fields } = settings;
  const facts = {
    fields,
    reach: once(() => reachOf(ports, fields)),
    siteFields: once(() => ports.configuration.fields()),
  };
  const checks = projectIds.map((id) => {
    const project = found.value.find((each) => each.id === id);
    return project ? checkProject(ports, project, settings, facts, quick) : Promise.resolve(goneProject(id));
  });
  return { kind: 'ok', value: await Promise.all(checks) };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

async function reachOf({ configuration }: FieldPorts, fields: FieldMapping): Promise<SiteResult<Reach>> {
  const reach: Reach = {};
  for (const part of NEEDED_PARTS) {
    const id = fields[part]?.id;
    const read = id === undefined ? undefined : await configuration.projectsOfField(id);
    if (read?.kind === 'try-later' || (read?.kind === 'refused' && read.why === 'no-permission')) return read;
    // A field that was deleted applies nowhere.
    if (read) reach[part] = read.kind === 'ok' ? read.value : [];
  }
  return { kind: 'ok', value: reach };
}

async function checkProject(
  ports: FieldPorts,
  project: Project,
  { rules, writeLocked }: Settings,
  facts: Facts,
  quick: boolean,
): Promise<FieldCheck> {
  const asked = await ports.configuration.writable(
    project.id,
    ruleOfProject(rules, project.id)?.finishedStatuses ?? 'done-category',
    writeLocked,
  );
  if (asked.kind !== 'ok') return notSeen(project, asked);
  const verdict = asked.value;
  if (verdict.kind === 'no-browse') return noMore(project, 'hidden');
  if (verdict.kind === 'no-edit') return noMore(project, 'read-only');
  if (quick && isWell(verdict, facts.fields)) return { ...noMore(project, 'ready'), askedAbout: askedAbout(verdict) };
  const check = project.teamManaged ? checkWorkTypes : checkScreens;
  return check(ports, project, facts, verdict);
}

/** What Jira says about a work item; `no-work-item` where there is none. */
type Verdict = Extract<Writable, { kind: 'asked' }> | { kind: 'no-work-item' };

async function checkScreens(
  ports: FieldPorts,
  project: Project,
  { fields, reach }: Facts,
  verdict: Verdict,
): Promise<FieldCheck> {
  const [read, applies] = await Promise.all([ports.configuration.screensOf(project.id), reach()]);
  if (read.kind !== 'ok') return notSeen(project, read);
  if (applies.kind !== 'ok') return notSeen(project, applies);
  const screens = withMissing(read.value, fields);
  const refused = refusedParts(verdict, fields);
  const notApplied = NEEDED_PARTS.filter((part) => {
    const projects = applies.value[part];
    // Where field schemes decide, contexts restrict nothing: what can be written applies.
    const isInDoubt = refused === undefined || refused.includes(part);
    return isInDoubt && Array.isArray(projects) && !projects.includes(project.id);
  });
  const onAll = (part: NeededPart) => screens.every(({ missing }) => !missing.includes(part));
  const notInScheme = (refused ?? []).filter((part) => !notApplied.includes(part) && onAll(part));
  const locked = isLocked(verdict);
  const isWhole = notApplied.length + notInScheme.length === 0 && screens.every(holdsBoth);
  const kind = !isWhole ? 'missing' : locked ? 'locked' : 'ready';
  return { ...noMore(project, kind), locked, notApplied, notInScheme, screens, askedAbout: askedAbout(verdict) };
}

/** In a team-managed project the app changes nothing: a person adds fields to work types. */
async function checkWorkTypes(
  ports: FieldPorts,
  project: Project,
  { fields, siteFields }: Facts,
  verdict: Verdict,
): Promise<FieldCheck> {
  const [read, all] = await Promise.all([ports.configuration.workTypesOf(project.id), siteFields()]);
  if (read.kind === 'try-later') return notSeen(project, read);
  if (all.kind !== 'ok') return notSeen(project, all);
  const screens = withMissing(read.kind === 'ok' ? read.value : [], fields);
  const refused = refusedParts(verdict, fields);
  const isWhole = (refused ?? []).length === 0 && screens.length > 0 && screens.every(holdsBoth);
  const ownFields = NEEDED_PARTS.filter((part) =>
    all.value.some(({ projectId, name }) => projectId === project.id && name === fields[part]?.name),
  );
  const locked = isLocked(verdict);
  const kind = !isWhole ? 'team-managed' : locked ? 'locked' : 'ready';
  return { ...noMore(project, kind), locked, ownFields, screens, askedAbout: askedAbout(verdict) };
}

/** The chosen fields that the app cannot write; undefined where that is unknown. */
function refusedParts(verdict: Verdict, fields: FieldMapping): NeededPart[] | undefined {
  const writable = verdict.kind === 'asked' ? verdict.fieldIds : undefined;
  return writable && NEEDED_PARTS.filter((part) => fields[part] && !writable.includes(fields[part].id));
}

function isWell(verdict: Verdict, fields: FieldMapping): boolean {
  return !isLocked(verdict) && refusedParts(verdict, fields)?.length === 0;
}

function isLocked(verdict: Verdict): boolean {
  return verdict.kind === 'asked' && verdict.locked;
}

function askedAbout(verdict: Verdict): FieldCheck['askedAbout'] {
  if (verdict.kind === 'no-work-item') return 'none';
  return verdict.finished ? 'finished' : 'unfinished';
}

/** A check that has nothing more to tell. */
function noMore(project: Project, kind: FieldCheck['kind']): FieldCheck {
  const nothing = { notApplied: [], notInScheme: [], ownFields: [], screens: [] };
  return { project, kind, locked: false, ...nothing, askedAbout: 'none' };
}

/** Of a project that could not be looked at: refused, or to be asked about again. */
function notSeen(project: Project, outcome: Exclude<SiteResult<never>, { kind: 'ok' }>): FieldCheck {
  if (outcome.kind === 'try-later') return noMore(project, 'unknown');
  return { ...noMore(project, 'refused'), refusal: outcome.why };
}

function goneProject(id: string): FieldCheck {
  return noMore({ id, key: '', name: '', teamManaged: false }, 'gone');
}

function withMissing(screens: Screen[], fields: FieldMapping): FieldCheck['screens'] {
  const isMissing = (part: NeededPart, { fieldIds }: Screen) => {
    const id = fields[part]?.id;
    return id !== undefined && !fieldIds.includes(id);
  };
  return screens.map((screen) => ({ screen, missing: NEEDED_PARTS.filter((part) => isMissing(part, screen)) }));
}

function holdsBoth({ missing }: FieldCheck['screens'][number]): boolean {
  return missing.length === 0;
}
