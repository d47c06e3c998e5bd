import type { Mark } from '../../src/domain/mark';
import type { FieldMapping } from '../../src/domain/field-parts';
import type { WorkItems } from '../../src/ports/work-items';
import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../builders/surveys';

/** A site with KAN-2 on it, reported by a customer with an address, both fields on its screen. */
export interface JiraStage {
  workItems: WorkItems;
  /** Numeric id of KAN-2. */
  id: string;
  /** What KAN-2's fields hold; no field without a value. */
  values(): Promise<Record<string, unknown>>;
  mark(): Promise<Mark | undefined>;
  /** The comment that is kept whole beside its field. */
  wholeComment(): Promise<string | undefined>;
  takeOffScreen(fieldId: string): Promise<void>;
  /** From now on the app sees nothing of KAN-2's project. */
  hide(): Promise<void>;
  /** From now on Jira does not do what it usually does. */
  turn(jira: {
    /** Refusals name no field. */
    unnamed?: boolean;
    /** Refusals are in Danish. */
    danish?: boolean;
    /** This field, writable as it is, takes nothing. */
    refusing?: string;
    /** The status of KAN-2 lets nobody edit it. */
    locked?: boolean;
    /** The app does not administer Jira. */
    noAdmin?: boolean;
  }): void;
  /** Whether the watchers of KAN-2 were told of each write that Jira took, in order. */
  told(): Promise<boolean[]>;
}

export function workItemsContract(make: () => Promise<JiraStage>): void {
  const { fields } = guideSettings();
  const mark = (id: string): Mark => ({
    state: 'answered',
    changedAt: '2026-01-05T12:00:00.000Z',
    surveyId: id,
    rating: 7,
  });

  it('reads a work item by key and by id', async () => {
    const { workItems, id } = await make();
    const found = await workItems.read('KAN-2');
    expect(found).toMatchObject({
      kind: 'found',
      workItem: { id, key: 'KAN-2', reporter: { active: true, isApp: false }, labels: [] },
    });
    expect(await workItems.read(id)).toEqual(found);
    expect(await workItems.read('KAN-99999')).toEqual({ kind: 'gone' });
  });

  it('finds the address of a reporter', async () => {
    const { workItems, id } = await make();
    const found = await workItems.read(id);
    if (found.kind !== 'found' || !found.workItem.reporter) throw new Error('KAN-2 has a reporter');
    const email = await workItems.emailOf(found.workItem.reporter, id);
    expect(email).toMatchObject({ kind: 'email', address: 'customer@example.com' });
  });

  it('writes rating, comment and mark', async () => {
    const stage = await make();
    const write = { rating: 0, comment: 'He said "no\\way"\nשלום 😀', mark: mark('a') };
    const written = await stage.workItems.writeResponse(stage.id, write, fields);
    expect(written).toEqual({ kind: 'written', refused: [], commentCut: false });
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 0, [COMMENT_FIELD]: write.comment });
    expect(await stage.mark()).toEqual(mark('a'));
  });

  it('leaves fields alone that are not mapped, or for which the response has no value', async () => {
    const stage = await make();
    await stage.workItems.writeResponse(stage.id, { comment: 'First', mark: mark('a') }, fields);
    await stage.workItems.writeResponse(stage.id, { rating: 3, mark: mark('a') }, fields);
    const ratingOnly: FieldMapping = { rating: fields.rating };
    await stage.workItems.writeResponse(stage.id, { rating: 4, comment: 'Second', mark: mark('a') }, ratingOnly);
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 4, [COMMENT_FIELD]: 'First' });
  });

  it('cuts a comment that is too long for its field, and keeps the whole until another takes its place', async () => {
    const stage = await make();
    const comment = 'word '.repeat(100).trim();
    const written = await stage.workItems.writeResponse(stage.id, { comment, mark: mark('a') }, fields);
    expect(written).toMatchObject({ kind: 'written', commentCut: true });
    expect(String((await stage.values())[COMMENT_FIELD])).toHaveLength(255);
    expect(await stage.wholeComment()).toBe(comment);
    const rating = { rating: 2, mark: mark('a'), replacesWholeComment: true };
    await stage.workItems.writeResponse(stage.id, rating, fields);
    await stage.workItems.mark(stage.id, mark('b'));
    expect(await stage.wholeComment()).toBe(comment);
    await stage.workItems.writeResponse(stage.id, { ...rating, comment: 'Short' }, fields);
    expect(await stage.wholeComment()).toBeUndefined();
  });

  describe.each([
    ['in English', {}],
    ['in Danish', { danish: true }],
    ['without naming a field', { unnamed: true }],
  ])('where Jira refuses %s', (_how, jira) => {
    const hello = (id = 'a') => ({ rating: 7, comment: 'Hello', mark: mark(id) });

    it.each([
      [COMMENT_FIELD, 'comment', { [RATING_FIELD]: 7 }],
      [RATING_FIELD, 'rating', { [COMMENT_FIELD]: 'Hello' }],
    ])('%s, which is on no screen, the rest is written', async (fieldId, field, rest) => {
      const stage = await make();
      await stage.takeOffScreen(fieldId);
      stage.turn(jira);
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ kind: 'written', refused: [{ field, fieldId, cause: 'not-on-screen' }] });
      expect(await stage.values()).toEqual(rest);
      expect(await stage.mark()).toMatchObject({ rating: 7 });
      expect(await stage.told()).toEqual([false]);
    });

    it.each([
      [COMMENT_FIELD, 'comment', { [RATING_FIELD]: 7 }],
      [RATING_FIELD, 'rating', { [COMMENT_FIELD]: 'Hello' }],
    ])('%s without giving a reason, the rest is written', async (fieldId, field, rest) => {
      const stage = await make();
      stage.turn({ ...jira, refusing: fieldId });
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ kind: 'written', refused: [{ field, fieldId, cause: 'other' }] });
      expect(await stage.values()).toEqual(rest);
      expect(await stage.mark()).toMatchObject({ rating: 7 });
    });

    it('everything, the work item is marked all the same', async () => {
      const stage = await make();
      for (const fieldId of [RATING_FIELD, COMMENT_FIELD]) await stage.takeOffScreen(fieldId);
      stage.turn(jira);
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ refused: [{ field: 'rating' }, { field: 'comment' }] });
      expect(await stage.values()).toEqual({});
      expect(await stage.mark()).toMatchObject({ rating: 7 });
    });

    it('a comment that fills its field, its length is the cause, and it is not kept elsewhere', async () => {
      const stage = await make();
      stage.turn({ ...jira, refusing: COMMENT_FIELD });
      const comment = 'word '.repeat(100);
      const written = await stage.workItems.writeResponse(stage.id, { ...hello(), comment }, fields);
      expect(written).toMatchObject({ refused: [{ field: 'comment', cause: 'too-long' }] });
      expect(await stage.values()).toEqual({ [RATING_FIELD]: 7 });
      expect(await stage.wholeComment()).toBeUndefined();
    });

    it('edits in a status, the status is the cause, and the edit is made where that option is on', async () => {
      const stage = await make();
      stage.turn({ ...jira, locked: true });
      const locked = await stage.workItems.writeResponse(stage.id, hello(), fields);
      const cause = 'status-locked';
      expect(locked).toMatchObject({
        refused: [
          { field: 'rating', cause },
          { field: 'comment', cause },
        ],
      });
      expect(await stage.values()).toEqual({});
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields, { lockedToo: true });
      expect(written).toEqual({ kind: 'written', refused: [], commentCut: false });
      expect(await stage.values()).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Hello' });
    });
  });

  it('notifies watchers only where that option is on', async () => {
    const stage = await make();
    const write = { rating: 7, mark: mark('a') };
    expect(await stage.workItems.writeResponse(stage.id, write, fields)).not.toHaveProperty('told');
    await stage.workItems.writeResponse(stage.id, { ...write, rating: 8 }, fields, { notifyWatchers: true });
    expect(await stage.told()).toEqual([false, true]);
  });

  it('writes even where the app may not suppress the mail to watchers, and reports that', async () => {
    const stage = await make();
    stage.turn({ noAdmin: true });
    const write = { rating: 7, mark: mark('a') };
    const written = await stage.workItems.writeResponse(stage.id, write, fields, { lockedToo: true });
    expect(written).toEqual({ kind: 'written', refused: [], commentCut: false, told: true });
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 7 });
    expect(await stage.told()).toEqual([true]);
  });

  it('reports that a work item is unavailable', async () => {
    const stage = await make();
    await stage.hide();
    expect(await stage.workItems.read(stage.id)).toEqual({ kind: 'gone' });
    const written = await stage.workItems.writeResponse(stage.id, { rating: 7, mark: mark('a') }, fields);
    expect(['gone', 'no-permission']).toContain(written.kind);
    expect(['gone', 'no-permission']).toContain((await stage.workItems.mark(stage.id, mark('a'))).kind);
  });

  it('marks a work item without touching its fields', async () => {
    const stage = await make();
    const skipped: Mark = {
      state: 'skipped',
      reason: 'no-email',
      changedAt: '2026-01-05T12:00:00.000Z',
      surveyId: 'a',
    };
    expect(await stage.workItems.mark(stage.id, skipped)).toEqual({ kind: 'marked' });
    expect(await stage.mark()).toEqual(skipped);
    expect(await stage.values()).toEqual({});
  });
}
