import { aSurvey, COMMENT_FIELD, guideSettings, RATING_FIELD } from '../../../../test/builders/surveys';
import { ok, rateLimited, refused, scriptedJira, transient } from '../../../../test/contracts/scripted-jira';
import type { Asked } from '../../../../test/contracts/scripted-jira';
import { fakeLog } from '../../../../test/fakes/time';
import { markOf } from '../../../domain/mark';
import type { FieldMapping } from '../../../domain/field-parts';
import type { ResponseWrite, WriteManner } from '../../../ports/work-items';
import type { JiraResult } from '../call';
import { writeResponse } from './write-response';

const { fields } = guideSettings();
const mark = markOf(aSurvey({ state: 'answered' }));
const both: ResponseWrite = { rating: 7, comment: 'Hello', mark };
const EDIT = 'PUT /rest/api/3/issue/10002';
const MARK = `${EDIT}/properties/nps-today`;
const WHOLE = `${EDIT}/properties/nps-today-comment`;

interface Written {
  fields: Record<string, unknown>;
  properties?: { key: string; value: unknown }[];
}
const editable = (...ids: string[]) =>
  ok({
    fields: Object.fromEntries(
      ids.map((id) => {
        const type = id === COMMENT_FIELD ? 'textfield' : 'float';
        return [id, { schema: { custom: `com.atlassian.jira.plugin.system.customfieldtypes:${type}` } }];
      }),
    ),
  });

/** A work item whose edits are answered so, one after another; then all are taken. */
async function written(
  stage: {
    edits?: JiraResult[];
    takes?: (written: Written) => JiraResult;
    editMeta?: JiraResult;
    mark?: JiraResult;
    whole?: JiraResult;
  },
  write = both,
  { mapping = fields, manner }: { mapping?: FieldMapping; manner?: WriteManner } = {},
) {
  const edits = [...(stage.edits ?? [])];
  const { call, asked } = scriptedJira(({ what, body }: Asked) => {
    if (what === EDIT) return edits.shift() ?? stage.takes?.(body as Written) ?? ok();
    if (what === MARK) return stage.mark ?? ok();
    if (what === WHOLE) return stage.whole ?? ok();
    return what.endsWith('/editmeta') ? (stage.editMeta ?? editable(RATING_FIELD, COMMENT_FIELD)) : undefined;
  });
  const outcome = await writeResponse(call, fakeLog(), '10002', write, mapping, manner);
  return {
    outcome,
    asked,
    /** The ids of the fields of each edit, and the properties that went along. */
    edits: asked
      .filter(({ what }) => what === EDIT)
      .map(({ body }) => [
        ...Object.keys((body as Written).fields),
        ...((body as Written).properties ?? []).map(({ key }) => key),
      ]),
  };
}

describe('a response that Jira takes', () => {
  it('is one call: fields and mark together', async () => {
    const { outcome, asked } = await written({});
    expect(outcome).toEqual({ kind: 'written', refused: [], commentCut: false });
    expect(asked.map(({ what, body }) => [what, body])).toEqual([
      [
        EDIT,
        {
          fields: { [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Hello' },
          properties: [{ key: 'nps-today', value: mark }],
        },
      ],
    ]);
  });
});

describe('a work item that Jira does not let the app edit', () => {
  it.each([401, 403, 405])('is not a refusal of the content: %i', async (status) => {
    const { outcome, edits, asked } = await written(
      { edits: [refused(status), refused(status), refused(status)] },
      both,
      { manner: { notifyWatchers: true } },
    );
    expect(outcome).toEqual({ kind: 'no-permission' });
    expect(edits).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('is tried without options first where it is forbidden, and in no other case', async () => {
    const { outcome, asked } = await written({ takes: () => refused(403) }, both, { manner: { lockedToo: true } });
    expect(outcome).toEqual({ kind: 'no-permission' });
    expect(asked.map(({ what, query }) => `${what} ${query}`)).toEqual([
      `${EDIT} notifyUsers=false&overrideEditableFlag=true`,
      `${EDIT} notifyUsers=false`,
      `${EDIT} `,
    ]);
  });

  it('is reported as gone, or to be tried later', async () => {
    expect((await written({ edits: [refused(404)] })).outcome).toEqual({ kind: 'gone' });
    expect((await written({ edits: [rateLimited] })).outcome).toEqual({ kind: 'try-later', until: 1_700_000_000_000 });
    expect((await written({ edits: [transient] })).outcome).toEqual({ kind: 'try-later' });
  });
});

describe('the manner of a write', () => {
  it.each([
    [{}, 'notifyUsers=false'],
    [{ notifyWatchers: true }, ''],
    [{ lockedToo: true }, 'notifyUsers=false&overrideEditableFlag=true'],
    [{ lockedToo: true, notifyWatchers: true }, 'overrideEditableFlag=true'],
  ])('%j is asked of Jira', async (manner, query) => {
    const { asked, outcome } = await written({}, both, { manner });
    expect(String(asked[0]?.query)).toBe(query);
    expect(outcome).not.toHaveProperty('told');
  });

  it('is given up for good where Jira forbids it, and only the mail to watchers is reported', async () => {
    const { asked, outcome } = await written({ edits: [refused(403), refused(403), refused(400)] });
    const queries = asked.filter(({ what }) => what === EDIT).map(({ query }) => String(query));
    expect(queries.slice(0, 2)).toEqual(['notifyUsers=false', '']);
    expect(outcome).toEqual({ kind: 'no-permission' });
    const locked = await written({ edits: [refused(403)] }, both, { manner: { lockedToo: true } });
    expect(locked.outcome).toEqual({ kind: 'written', refused: [], commentCut: false });
    const told = await written({ edits: [refused(403), refused(400, { [COMMENT_FIELD]: 'No' })] });
    expect(told.outcome).toMatchObject({ told: true, refused: [{ field: 'comment' }] });
    expect(told.asked.filter(({ what }) => what === EDIT).map(({ query }) => String(query))).toEqual([
      'notifyUsers=false',
      '',
      '',
    ]);
  });
});

describe.each([400, 413, 422])('a response that Jira refuses for its content (%i)', (status) => {
  it('is written without the fields that the refusal names', async () => {
    const { outcome, edits } = await written({ edits: [refused(status, { [COMMENT_FIELD]: 'No' })] });
    expect(outcome).toMatchObject({ refused: [{ field: 'comment', cause: 'other' }] });
    expect(edits).toEqual([
      [RATING_FIELD, COMMENT_FIELD, 'nps-today'],
      [RATING_FIELD, 'nps-today'],
    ]);
  });

  it('is written without the fields that may not be edited', async () => {
    const { outcome, edits } = await written({ edits: [refused(status)], editMeta: editable(COMMENT_FIELD) });
    expect(outcome).toMatchObject({ refused: [{ field: 'rating', cause: 'not-on-screen' }] });
    expect(edits[1]).toEqual([COMMENT_FIELD, 'nps-today']);
  });

  it('is written with the next refusal in mind, until nothing is left: then the mark alone', async () => {
    const { outcome, edits, asked } = await written({
      edits: [refused(status, { [COMMENT_FIELD]: 'No' }), refused(status, { [RATING_FIELD]: 'Neither' })],
    });
    expect(outcome).toMatchObject({ refused: [{ field: 'comment' }, { field: 'rating' }] });
    expect(edits).toHaveLength(2);
    expect(asked[asked.length - 1]).toMatchObject({ what: MARK, body: mark });
  });

  it('is written value by value where nothing shows which one is at fault: the comment last', async () => {
    const { outcome, edits, asked } = await written({
      takes: (one) => (COMMENT_FIELD in one.fields ? refused(status) : ok()),
    });
    expect(outcome).toMatchObject({ refused: [{ field: 'comment', cause: 'other' }] });
    expect(edits).toEqual([[RATING_FIELD, COMMENT_FIELD, 'nps-today'], [RATING_FIELD], [COMMENT_FIELD]]);
    expect(asked[asked.length - 1]?.what).toBe(MARK);
  });
});

describe('a response that is written apart', () => {
  const mapping: FieldMapping = { ...fields, category: { id: 'f3', name: 'C' }, state: { id: 'f5', name: 'S' } };
  const all = editable(RATING_FIELD, COMMENT_FIELD, 'f3', 'f5');
  const refusing = (...ids: string[]) => ({
    editMeta: all,
    takes: (one: Written) => (ids.some((id) => id in one.fields) || one.properties ? refused(400) : ok()),
  });

  it('keeps together what Jira takes together', async () => {
    const { outcome, edits } = await written(refusing(COMMENT_FIELD), both, { mapping });
    expect(outcome).toMatchObject({ refused: [{ field: 'comment' }] });
    expect(edits.slice(1)).toEqual([[RATING_FIELD, 'f3', 'f5'], [COMMENT_FIELD]]);
  });

  it('goes one by one where the rest is refused too, and the comment stays the last', async () => {
    const { outcome, edits } = await written(refusing('f3'), both, { mapping });
    expect(outcome).toMatchObject({ refused: [{ field: 'category' }] });
    expect(edits.slice(1)).toEqual([[RATING_FIELD, 'f3', 'f5'], [RATING_FIELD], ['f3'], ['f5'], [COMMENT_FIELD]]);
  });

  it('without a comment goes one by one at once', async () => {
    const { edits } = await written(refusing('f3'), { rating: 7, mark }, { mapping });
    expect(edits).toEqual([[RATING_FIELD, 'f3', 'f5', 'nps-today'], [RATING_FIELD], ['f3'], ['f5']]);
  });

  it('with nothing but a comment is not split', async () => {
    const { edits, outcome } = await written({ takes: () => refused(400) }, { comment: 'Hello', mark });
    expect(edits).toEqual([[COMMENT_FIELD, 'nps-today'], [COMMENT_FIELD]]);
    expect(outcome).toMatchObject({ refused: [{ field: 'comment' }] });
  });

  it.each([
    [rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    [transient, { kind: 'try-later' }],
  ])('is to be written again where Jira breaks off: %p', async (result, expected) => {
    const { outcome } = await written({ edits: [refused(400), result] });
    expect(outcome).toEqual(expected);
    expect((await written({ edits: [refused(400)], mark: result })).outcome).toEqual(expected);
  });

  it('is written all the same where the mark is refused', async () => {
    const { outcome } = await written({ ...refusing(COMMENT_FIELD), mark: refused(400) });
    expect(outcome).toMatchObject({ kind: 'written', refused: [{ field: 'comment' }] });
  });
});

describe('a refused response about which Jira does not say what may be edited', () => {
  const edits = [refused(400)];
  it.each([
    ['gone', refused(404), { kind: 'gone' }],
    ['to be asked later', rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
  ])('is left as it was: the work item is %s', async (_how, editMeta, expected) => {
    const { outcome, edits: made } = await written({ edits, editMeta });
    expect(outcome).toEqual(expected);
    expect(made).toHaveLength(1);
  });

  it('is written apart where that is not known', async () => {
    const { edits: made } = await written({ edits, editMeta: refused(400) });
    expect(made).toEqual([[RATING_FIELD, COMMENT_FIELD, 'nps-today'], [RATING_FIELD], [COMMENT_FIELD]]);
  });

  it.each([
    ['interrupted', transient, { kind: 'try-later' }],
    ['forbidden', refused(403), { kind: 'no-permission' }],
  ])('is not taken for written when the second try is %s', async (_how, result, expected) => {
    const again = [refused(400, { [COMMENT_FIELD]: 'No' }), result, result, result];
    expect((await written({ edits: again })).outcome).toEqual(expected);
  });
});

describe('a comment that its field has no room for', () => {
  const comment = 'word '.repeat(100);
  const long = { rating: 7, comment, mark };
  const whole = { surveyId: mark.surveyId, comment };

  it('goes whole into a property in the same call', async () => {
    const { asked, outcome } = await written({}, long);
    expect(outcome).toMatchObject({ commentCut: true });
    expect((asked[0]?.body as Written).properties).toEqual([
      { key: 'nps-today', value: mark },
      { key: 'nps-today-comment', value: whole },
    ]);
  });

  it('goes along again where something else was refused, and not where the comment itself was', async () => {
    const rating = await written({ edits: [refused(400, { [RATING_FIELD]: 'No' })] }, long);
    expect(rating.edits[1]).toEqual([COMMENT_FIELD, 'nps-today', 'nps-today-comment']);
    const refusedComment = await written({ edits: [refused(400, { [COMMENT_FIELD]: 'No' })] }, long);
    expect(refusedComment.edits[1]).toEqual([RATING_FIELD, 'nps-today']);
    expect(refusedComment.outcome).toMatchObject({ refused: [{ field: 'comment', cause: 'too-long' }] });
  });

  it('is kept by itself where the values are written apart', async () => {
    const { asked } = await written({ edits: [refused(400)] }, long);
    expect(asked[asked.length - 1]).toMatchObject({ what: WHOLE, body: whole });
  });

  it('is parked where even the property takes it not; where Jira breaks off, it is tried again', async () => {
    const apart = { edits: [refused(400)] };
    expect((await written({ ...apart, whole: refused(400) }, long)).outcome).toMatchObject({
      refused: [{ field: 'comment', fieldId: 'nps-today-comment', cause: 'too-long' }],
    });
    expect((await written({ ...apart, whole: transient }, long)).outcome).toEqual({ kind: 'try-later' });
  });

  it('that was kept before is replaced by a shorter one, and by nothing else', async () => {
    const keys = async (write: Partial<ResponseWrite>) => {
      const { asked } = await written({}, { mark, ...write });
      return (asked[0]?.body as Written).properties;
    };
    expect(await keys({ comment: 'Short', replacesWholeComment: true })).toContainEqual({
      key: 'nps-today-comment',
      value: {},
    });
    expect(await keys({ comment: 'Short' })).toHaveLength(1);
    expect(await keys({ rating: 7, replacesWholeComment: true })).toHaveLength(1);
  });
});
