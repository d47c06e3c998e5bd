import { createHmac, randomBytes } from 'node:crypto';
import type { EditedRule } from '../../src/domain/rule';
import { completed, lastRuleNumber, nextRuleId } from '../../src/domain/rule';
import type { Pause, Settings } from '../../src/domain/settings';
import { EMPTY_SETTINGS } from '../../src/domain/settings';
import type { Asked } from '../../src/ports/asked';
import type { AuditEntry, AuditLog } from '../../src/ports/audit-log';
import type { Clock } from '../../src/ports/clock';
import type { Exclusions } from '../../src/ports/exclusions';
import type { NotificationFacts, NotificationRecord } from '../../src/ports/notification-record';
import type { Observations, Question } from '../../src/ports/observations';
import type { RuleStore } from '../../src/ports/rule-store';
import type { RuleWatch, RuleWatchRecord } from '../../src/ports/rule-watch';
import type { SettingsStore } from '../../src/ports/settings-store';
import type { Signer } from '../../src/ports/signer';
import type { NotificationAddress } from '../../src/ports/configuration';
import type { NotificationSecret, Vault } from '../../src/ports/vault';
import { pageOf, storedRows } from './stored-rows';

/** Settings in memory; a fresh installation unless told. */
export function fakeSettingsStore(
  initial: Settings = EMPTY_SETTINGS,
): SettingsStore & { write(settings: Settings): Promise<void> } {
  let settings = structuredClone(initial);
  let pause: Pause | undefined;
  return {
    read: async () => structuredClone(settings),
    change: async (change) => {
      const { rules, ...rest } = structuredClone(settings);
      settings = structuredClone({ ...change(rest), rules });
    },
    /** What was saved before the test begins. */
    write: async (next) => void (settings = structuredClone(next)),
    readPause: async () => structuredClone(pause),
    writePause: async (next) => void (pause = structuredClone(next)),
  };
}

/** Rules in memory, and among the settings those that are whole. What stands there already was saved before. */
export function fakeRuleStore(settings: ReturnType<typeof fakeSettingsStore>): RuleStore {
  const rows = storedRows<EditedRule>();
  let order: string[] = [];
  let last = 0;
  const found = async () => {
    for (const { enabled, ...whole } of (await settings.read()).rules) {
      const draft = enabled ? whole : { ...whole, enabled };
      if (rows.create({ id: draft.id, draft, revision: 0 })) order.push(draft.id);
    }
    return order.flatMap((id) => rows.read(id) ?? []);
  };
  const publish = async () => {
    const rules = order.flatMap((id) => completed(rows.read(id)?.draft ?? { id }) ?? []);
    await settings.write({ ...(await settings.read()), rules });
  };
  return {
    list: found,
    nextId: async () =>
      nextRuleId(
        (await found()).map(({ id }) => id),
        last,
      ),
    async add(draft, after) {
      await found();
      const rule = { id: draft.id, draft, revision: 0 };
      if (!rows.create(rule)) return 'conflict';
      const place = after === undefined ? -1 : order.indexOf(after);
      order.splice(place < 0 ? order.length : place + 1, 0, draft.id);
      await publish();
      return rule;
    },
    async replace(rule) {
      await found();
      const replaced = rows.replace(rule);
      if (replaced !== 'conflict') await publish();
      return replaced;
    },
    async reorder(seen, ids) {
      await found();
      if (order.join() !== seen.join()) return 'conflict';
      order = [...ids];
      await publish();
      return 'reordered';
    },
    async remove(rule) {
      await found();
      if (!rows.remove(rule)) return 'conflict';
      last = Math.max(last, lastRuleNumber(order));
      order = order.filter((id) => id !== rule.id);
      await publish();
      return 'removed';
    },
  };
}

/** What was seen, in memory. */
export function fakeObservations(clock: Clock): Observations {
  const seen: Awaited<ReturnType<Observations['read']>> = {};
  return {
    read: async (only) =>
      structuredClone(only ? Object.fromEntries(only.flatMap((q) => (seen[q] ? [[q, seen[q]]] : []))) : seen),
    async note(answers, how = 'seen') {
      const now = clock.now();
      for (const [question, answer] of Object.entries(answers) as [Question, string][]) {
        const before = seen[question];
        if (before?.answer !== answer) seen[question] = { answer, since: now, lastAt: now };
        else if (how === 'asked' || now - before.lastAt >= 24 * 3_600_000) before.lastAt = now;
      }
    },
  };
}

/** Changes of settings in memory. */
export function fakeAuditLog(): AuditLog & { all(): AuditEntry[]; fail(now: boolean): void } {
  const rows = storedRows<AuditEntry & { revision: number }>();
  const all = () => rows.all().map(({ revision: _revision, ...entry }) => entry);
  return {
    add: async (entry) => void rows.create({ ...entry, id: `${entry.at}-${rows.all().length}`, revision: 0 }),
    page: async (kind, asked) => {
      const ofKind = all().filter((entry) => kind === 'all' || entry.kind === kind);
      return pageOf(ofKind, ({ at }) => at, asked);
    },
    all,
    fail: rows.fail,
  };
}

/** What was found wrong with rules, in memory. */
export function fakeRuleWatch(): RuleWatchRecord {
  let watch: RuleWatch | undefined;
  return {
    read: async () => structuredClone(watch),
    keep: async (next) => void (watch = structuredClone(next)),
  };
}

/** Claims of respondents in memory. */
export function fakeAsked(): Asked {
  const rows = storedRows<{ id: string; surveyId: string; revision: number }>();
  return {
    async of(respondent) {
      const row = rows.read(respondent);
      return { respondent, surveyId: row?.surveyId, revision: row?.revision ?? 0 };
    },
    async claim({ respondent: id, surveyId: before, revision }, surveyId) {
      const row = { id, surveyId, revision };
      if (before === undefined) return rows.create(row) ? 'claimed' : 'conflict';
      return rows.replace(row) === 'conflict' ? 'conflict' : 'claimed';
    },
  };
}

/** Excluded work items in memory. */
export function fakeExclusions(): Exclusions {
  const excluded = new Map<string, string | undefined>();
  const byHand = new Map<string, string>();
  return {
    isExcluded: async (workItemId) => excluded.has(workItemId),
    choiceFor: async (workItemId) => ({
      excluded: excluded.has(workItemId),
      excludedBy: excluded.get(workItemId),
      byHand: byHand.get(workItemId),
    }),
    sentByHand: async (workItemId, surveyId) => void byHand.set(workItemId, surveyId),
    exclude: async (workItemId, by) => void excluded.set(workItemId, by),
    include: async (workItemId) => void excluded.delete(workItemId),
  };
}

/** Secrets in memory. */
export function fakeVault(apiKey?: string): Vault {
  let key = apiKey;
  let secrets: NotificationSecret[] | undefined;
  return {
    apiKey: async () => key,
    setApiKey: async (next) => void (key = next),
    notificationSecrets: async () => structuredClone((secrets ??= [{ value: randomBytes(32).toString('base64url') }])),
    setNotificationSecrets: async (next) => void (secrets = structuredClone(next)),
  };
}

/** Signs with a key of its own: tokens of another installation are refused. */
export function fakeSigner(): Signer {
  const key = randomBytes(32);
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const letters = (bytes: Buffer) => Array.from(bytes, (byte) => String.fromCharCode(97 + (byte % 26))).join('');
  const sign = (text: string) => letters(createHmac('sha256', key).update(text).digest().subarray(0, 26));
  return {
    ready: async () => {},
    sign: async (text) => sign(text),
    verify: async (text, signature) => sign(text) === signature,
    digest: async (text) => hmac(`digest:${text}`).slice(0, 22),
    equal: (a, b) => a === b,
    newSecret: () => randomBytes(32).toString('base64url'),
  };
}

export function fakeNotificationRecord(): NotificationRecord {
  let facts: NotificationFacts = {};
  return {
    read: async () => structuredClone(facts),
    async testReceived(at) {
      const { oldTestAt: _settled, refusedOld: _past, ...known } = facts;
      facts = { ...known, lastTestAt: at };
    },
    oldTestReceived: async (at) => void (facts = { ...facts, oldTestAt: at }),
    async addressReplaced(at) {
      const { lastTestAt: _test, oldTestAt: _old, ...known } = facts;
      facts = { ...known, replacedAt: at };
    },
    async refusedOld(at) {
      const known = facts.refusedOld;
      if (!known || at - known.at >= 60_000) facts = { ...facts, refusedOld: { at, count: (known?.count ?? 0) + 1 } };
    },
    refused: async (at, reason) =>
      void (facts = { ...facts, lastRefused: { at, reason, count: (facts.lastRefused?.count ?? 0) + 1 } }),
  };
}

export function fakeNotificationAddress(): NotificationAddress {
  return { url: async () => 'https://site.example/public/notification' };
}
