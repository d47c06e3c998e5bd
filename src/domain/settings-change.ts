import type { RuleDraft } from './rule';
import type { Settings } from './settings';

/** What the audit log is filtered by. */
export type ChangeKind = 'rules' | 'guard-rails' | 'fields' | 'options' | 'connection' | 'notification' | 'pause';

/** One part of what was changed; what is absent was not set. Never a secret, nor a part of one. */
export interface PartChange {
  part: string;
  before?: unknown;
  after?: unknown;
}

/** One change of what an admin has set up. */
export interface SettingsChange {
  kind: ChangeKind;
  what: 'added' | 'changed' | 'removed';
  /** The rule that it is about, as it was called then. */
  rule?: { id: string; name?: string };
  parts: PartChange[];
}

type OwnSettings = Omit<Settings, 'rules'>;

/** Every setting has its kind here, so that none changes unseen. */
const KIND_OF: Record<keyof OwnSettings, ChangeKind> = {
  connection: 'connection',
  guardRails: 'guard-rails',
  fields: 'fields',
  sendSummary: 'options',
  acceptAutomation: 'options',
  notifyWatchers: 'options',
  writeLocked: 'options',
};

/** What one change of the settings changed, a kind each. */
export function changesOfSettings(before: OwnSettings, after: OwnSettings): SettingsChange[] {
  const changed = new Map<ChangeKind, PartChange[]>();
  for (const [name, kind] of Object.entries(KIND_OF) as [keyof OwnSettings, ChangeKind][]) {
    const parts = partsOfSetting(name, before, after);
    if (parts.length > 0) changed.set(kind, [...(changed.get(kind) ?? []), ...parts]);
  }
  return [...changed].map(([kind, parts]) => ({ kind, what: 'changed', parts }));
}

function partsOfSetting(name: keyof OwnSettings, before: OwnSettings, after: OwnSettings): PartChange[] {
  switch (name) {
    case 'connection':
      return partsOfConnection(before, after);
    case 'guardRails':
    case 'fields':
      return changedParts(before[name], after[name]);
    default:
      return changedParts({ [name]: before[name] }, { [name]: after[name] });
  }
}

/** Only that there is a key, and that it was entered: its ending is a part of it. */
function partsOfConnection({ connection: before }: OwnSettings, { connection: after }: OwnSettings): PartChange[] {
  if (before?.verifiedAt === after?.verifiedAt) return [];
  return [{ part: 'apiKey', ...(before ? { before: 'set' } : {}), ...(after ? { after: 'set' } : {}) }];
}

/** What was changed of a rule; undefined where nothing was. Without `before` it is new, without `after` deleted. */
export function changeOfRule(before: RuleDraft | undefined, after: RuleDraft | undefined): SettingsChange | undefined {
  const draft = after ?? before;
  const parts = changedParts(before ? partsOfRule(before) : {}, after ? partsOfRule(after) : {});
  if (!draft || parts.length === 0) return undefined;
  const what = before ? (after ? 'changed' : 'removed') : 'added';
  const name = draft.name ?? draft.campaignName;
  return { kind: 'rules', what, rule: { id: draft.id, ...(name === undefined ? {} : { name }) }, parts };
}

/**
 * Every part of a rule under its own name, so that parts that are new come along; a campaign goes with its name. That a
 * rule is off is worth saying also of a new one.
 */
function partsOfRule({ id: _id, enabled = true, campaignId, campaignName, ...parts }: RuleDraft): object {
  const name = campaignName === undefined ? {} : { name: campaignName };
  return {
    enabled: enabled ? 'on' : 'off',
    ...(campaignId === undefined ? {} : { campaign: { id: campaignId, ...name } }),
    ...parts,
  };
}

/** The parts that are not the same; one that is off or empty is the same as one that is absent. */
export function changedParts(before: object, after: object): PartChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((part) => {
    const [was, is] = [valueOf(before, part), valueOf(after, part)];
    if (isSame(was, is)) return [];
    return [{ part, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function valueOf(from: object, part: string): unknown {
  return (from as Record<string, unknown>)[part];
}

function isSame(one: unknown, other: unknown): boolean {
  return inOrder(isUnset(one) ? undefined : one) === inOrder(isUnset(other) ? undefined : other);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** As JSON, whatever order the names within it were written in. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
