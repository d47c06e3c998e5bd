import { coveredProjects, enabledOf } from '../../domain/rule';
import type { Observations } from '../../ports/observations';
import type { EmailProbe, SiteProbe } from '../../ports/site-probe';
import type { StorageProbe } from '../../ports/storage-probe';
import type { FieldPorts } from '../fields/save-fields';
import { checkFields } from '../fields/check-fields';
import type { Finding, Probe } from './questions';
import { findingOf, NONE_FOUND } from './questions';

export interface SiteCheckPorts extends FieldPorts {
  observations: Observations;
  siteProbe: SiteProbe;
  storageProbe: StorageProbe;
}

/** Projects whose fields are looked at: a call has 25 seconds. The set-up looks at all. */
const MOST_PROJECTS = 5;
/** Times are reported in classes (ms): what changes with every reading says nothing. */
const TIME_CLASSES = [25, 50, 100, 250, 500, 1_000];

/** Asks one question now and keeps the answer; where there is none, what was known stays. */
export async function runProbe(ports: SiteCheckPorts, probe: Probe): Promise<Finding> {
  const answer = await PROBE[probe](ports);
  if (answer === 'unknown') return { question: probe, verdict: 'unknown' };
  await ports.observations.note({ [probe]: answer }, 'asked');
  return findingOf(probe, (await ports.observations.read())[probe]);
}

const PROBE: Record<Probe, (ports: SiteCheckPorts) => Promise<string>> = {
  'app-admin': ({ siteProbe }) => siteProbe.appAdministers(),
  'fields-writable': fieldsWritable,
  'email-admin': ({ siteProbe }): Promise<EmailProbe> => siteProbe.emailOfReader(),
  'email-customer': emailOfCustomer,
  'storage-time': storageTime,
};

/** How many of the surveyed projects let the app write both fields on their finished work items. */
async function fieldsWritable(ports: SiteCheckPorts): Promise<string> {
  const { fields } = await ports.settings.read();
  const chosen = await surveyedProjects(ports);
  if (chosen === 'unknown') return 'unknown';
  if (chosen.length === 0 || (!fields.rating && !fields.comment)) return NONE_FOUND;
  const checked = await checkFields(ports, chosen.slice(0, MOST_PROJECTS), { quick: true });
  if (checked.kind !== 'ok' || checked.value.every(({ kind }) => kind === 'unknown')) return 'unknown';
  const ready = checked.value.filter(({ kind }) => kind === 'ready').length;
  const others = [...new Set(checked.value.map(({ kind }) => kind))].filter((kind) => kind !== 'ready');
  const why = others.length > 0 ? `: ${others.sort().join(', ')}` : '';
  const unproven = checked.value.filter(({ kind, askedAbout }) => kind === 'ready' && askedAbout !== 'finished').length;
  const unsure = unproven > 0 ? `; ${unproven} without a finished work item` : '';
  return `${ready} of ${checked.value.length} projects checked${why}${unsure}`;
}

async function surveyedProjects(ports: SiteCheckPorts): Promise<string[] | 'unknown'> {
  const projects = await scopeOf(ports);
  if (projects !== 'all') return projects;
  const listed = await ports.configuration.projects();
  return listed.kind === 'ok' ? listed.value.map(({ id }) => id) : 'unknown';
}

async function emailOfCustomer(ports: SiteCheckPorts): Promise<string> {
  const projects = await scopeOf(ports);
  return projects.length === 0 ? NONE_FOUND : ports.siteProbe.emailOfCustomer(projects);
}

async function scopeOf({ settings }: SiteCheckPorts): Promise<'all' | string[]> {
  return coveredProjects(enabledOf((await settings.read()).rules));
}

async function storageTime({ storageProbe }: SiteCheckPorts): Promise<string> {
  const median = await storageProbe.medianMs();
  const most = TIME_CLASSES.find((ms) => median <= ms);
  return most === undefined ? `above ${TIME_CLASSES[TIME_CLASSES.length - 1]} ms` : `up to ${most} ms`;
}
