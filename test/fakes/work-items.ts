import type { FieldTexts } from '../../src/domain/along';
import { cutText, PARAGRAPH_LIMIT, SHORT_TEXT_LIMIT } from '../../src/domain/comment-text';
import type { Mark } from '../../src/domain/mark';
import { categoryOf } from '../../src/domain/rating';
import type { RefusedField } from '../../src/domain/response';
import type { FieldMapping } from '../../src/domain/field-parts';
import type { ResponseWrite, TryLater, Unreachable, WorkItem, WorkItems } from '../../src/ports/work-items';

/** A work item of the fake site: what is on it, and what the app may do with it. */
export interface FakeItem {
  workItem: WorkItem;
  values: Record<string, unknown>;
  mark?: Mark;
  /** What its fields hold, in words. */
  fieldTexts?: FieldTexts;
  /** Kept beside a field that has no room for it. */
  wholeComment?: string;
  /** Field ids on the edit screen. */
  screen: string[];
  access: 'full' | 'read-only' | 'gone';
  /** Its status lets nobody edit it. */
  locked?: boolean;
}

export interface FakeWorkItems extends WorkItems {
  items: Map<string, FakeItem>;
  /** E-mail addresses the app may read, by account id. */
  emails: Map<string, string>;
  /** Jira's directory of addresses answers 503. */
  directoryDown: boolean;
  /** What the next calls end in, before Jira works again. */
  next: (TryLater | 'pass')[];
  /** The fields of each write, in order; marks alone are not in here. */
  writes: { workItemId: string; values: Record<string, unknown>; told: boolean }[];
  /** The app does not administer Jira: its edits are mailed to watchers, and it writes in no locked status. */
  noAdmin: boolean;
  /** A field that takes nothing. */
  refusing?: string;
  reads: number;
  add(item: FakeItem): FakeItem;
  item(idOrKey: string): FakeItem;
}

/** Jira in memory: screens, permissions, and fields that refuse what does not fit. */
export function fakeWorkItems(): FakeWorkItems {
  const jira: FakeWorkItems = {
    items: new Map(),
    emails: new Map(),
    directoryDown: false,
    next: [],
    writes: [],
    noAdmin: false,
    reads: 0,
    add(item) {
      jira.items.set(item.workItem.id, item);
      return item;
    },
    item(idOrKey) {
      const found = find(idOrKey);
      if (!found) throw new Error(`No work item ${idOrKey}`);
      return found;
    },

    async read(idOrKey, { fields = [] } = {}) {
      jira.reads += 1;
      const later = trouble();
      if (later) return later;
      const found = find(idOrKey);
      if (!found || found.access === 'gone') return { kind: 'gone' };
      const texts = fields.flatMap((id) => (found.fieldTexts?.[id] ? [[id, found.fieldTexts[id]]] : []));
      const workItem = structuredClone(found.workItem);
      return {
        kind: 'found',
        workItem: fields.length > 0 ? { ...workItem, fieldTexts: Object.fromEntries(texts) } : workItem,
      };
    },

    async emailOf(person) {
      const later = trouble();
      if (later) return later;
      const told = jira.directoryDown ? undefined : jira.emails.get(person.accountId);
      const address = told ?? person.emailAddress;
      if (address) return { kind: 'email', address, source: told ? 'app-email' : 'profile' };
      return { kind: jira.directoryDown ? 'unavailable' : 'none' };
    },

    async writeResponse(workItemId, write, fields, { notifyWatchers, lockedToo } = {}) {
      const found = reach(workItemId);
      if ('kind' in found) return found;
      const isLocked = found.locked === true && (jira.noAdmin || !lockedToo);
      const { values, refused, commentCut } = fit(found, write, fields, isLocked, jira.refusing);
      Object.assign(found.values, values);
      found.mark = structuredClone(write.mark);
      const isTaken = !refused.some(({ field }) => field === 'comment');
      if (commentCut && isTaken) found.wholeComment = write.comment;
      else if (write.comment && write.replacesWholeComment && isTaken) found.wholeComment = undefined;
      const told = notifyWatchers === true || jira.noAdmin;
      jira.writes.push({ workItemId, values, told });
      return { kind: 'written', refused, commentCut, ...(told && !notifyWatchers ? { told: true } : {}) };
    },

    async commentOf(workItemId, _surveyId, fields) {
      const found = find(workItemId);
      const value = found?.wholeComment ?? found?.values[fields.comment?.id ?? ''];
      return typeof value === 'string' ? value : undefined;
    },

    async mark(workItemId, mark) {
      const found = reach(workItemId);
      if ('kind' in found) return found;
      found.mark = structuredClone(mark);
      return { kind: 'marked' };
    },
  };

  const find = (idOrKey: string) =>
    jira.items.get(idOrKey) ?? [...jira.items.values()].find(({ workItem }) => workItem.key === idOrKey.toUpperCase());
  const trouble = () => {
    const planned = jira.next.shift();
    return planned === 'pass' ? undefined : planned;
  };
  const reach = (id: string): FakeItem | Unreachable | TryLater => {
    const later = trouble();
    if (later) return later;
    const found = find(id);
    if (!found || found.access === 'gone') return { kind: 'gone' };
    return found.access === 'read-only' ? { kind: 'no-permission' } : found;
  };
  return jira;
}

/** The values that the work item's fields take, and those that they refuse. */
function fit(item: FakeItem, write: ResponseWrite, mapping: FieldMapping, isLocked: boolean, refusing?: string) {
  const limit = mapping.comment?.format === 'paragraph' ? PARAGRAPH_LIMIT : SHORT_TEXT_LIMIT;
  const comment = write.comment === undefined ? undefined : cutText(write.comment, limit);
  const wanted: [RefusedField['field'], unknown][] = [
    ['rating', write.rating],
    ['comment', comment],
    ['category', write.rating === undefined ? undefined : categoryOf(write.rating)],
    ['respondedAt', write.respondedAt],
    ['state', write.mark.state],
  ];
  const values: Record<string, unknown> = {};
  const refused: RefusedField[] = [];
  for (const [field, value] of wanted) {
    const fieldId = mapping[field]?.id;
    if (fieldId === undefined || value === undefined) continue;
    if (isLocked) refused.push({ field, fieldId, cause: 'status-locked' });
    else if (!item.screen.includes(fieldId)) refused.push({ field, fieldId, cause: 'not-on-screen' });
    else if (fieldId === refusing)
      refused.push({ field, fieldId, cause: value !== write.comment && field === 'comment' ? 'too-long' : 'other' });
    else values[fieldId] = value;
  }
  return { values, refused, commentCut: comment !== write.comment };
}
