import type { HistoryView } from '../../src/contract/survey-view';
import { MINUTE, NOW, testWords } from '../shared/testing/test-words';
import { timelineLines } from './timeline-lines';

type Origin = Parameters<typeof timelineLines>[1]['origin'];

const said = (history: HistoryView[], origin: Origin = 'completion') =>
  timelineLines(testWords(), { history, origin }).map(({ text }) => text);
const entry = (state: HistoryView['state'], minutes: number, more: Partial<HistoryView> = {}): HistoryView => ({
  state,
  at: NOW + minutes * MINUTE,
  ...more,
});

describe('the lines of a survey’s history', () => {
  it('leave out the steps that are taken in one go', () => {
    expect(said([entry('planned', 0), entry('scheduled', 0), entry('sending', 1), entry('sent', 1)])).toEqual([
      'Planned',
      'Sent to the respondent',
    ]);
    expect(said([entry('planned', 0), entry('scheduled', 0), entry('sending', 1)])).toEqual([
      'Planned',
      'Sending to nps.today',
    ]);
  });

  it('count tries in a row as one line, and begin anew after something else', () => {
    const tries = [1, 3, 7].flatMap((at) => [entry('sending', at), entry('scheduled', at)]);
    const history = [entry('planned', 0), entry('scheduled', 0), ...tries];
    expect(said(history)).toEqual(['Planned', '3 tries failed, the last one Nov 23, 2026, 10:49 AM']);
    expect(said([...history, entry('sending', 15), entry('sent', 15)]).at(-1)).toBe('Sent to the respondent');
    expect(said(history.slice(0, 4))).toEqual(['Planned', '1 try failed']);
  });

  it('say what each response changed', () => {
    const responses = [
      entry('answered', 1, { rating: 0 }),
      entry('answered', 2, { rating: 0, commented: true }),
      entry('answered', 3, { rating: 0 }),
      entry('answered', 4, { rating: 7 }),
    ];
    expect(said(responses)).toEqual(['Responded 0', 'Comment added', 'Changed to 7']);
  });

  it('say of a response without a rating that it came', () => {
    expect(said([entry('answered', 1), entry('answered', 2, { rating: 9 })])).toEqual(['Responded', 'Responded 9']);
  });

  it('say that a person asked for it, and nothing of what the earlier automation may have done', () => {
    const history = [entry('planned', 0), entry('sent', 1), entry('answered', 2, { rating: 9 })];
    expect(said(history, 'by-hand')).toEqual(['Asked for by a person', 'Sent to the respondent', 'Responded 9']);
    expect(said(history, 'automation')).toEqual(['Responded 9']);
  });

  it('say who acted, where that was kept', () => {
    const history = [entry('planned', 0, { by: 'agnes' }), entry('cancelled', 1, { by: 'alice' })];
    const lines = timelineLines(testWords(), { history, origin: 'by-hand' });
    expect(lines.map(({ text, by }) => [text, by])).toEqual([
      ['Asked for', 'agnes'],
      ['Cancelled', 'alice'],
    ]);
    expect(said([entry('skipped', 1, { by: 'alice' })])).toEqual(['Taken back']);
    expect(said([entry('answered', 1, { rating: 9, by: 'alice' })])).toEqual(['Responded 9, matched']);
  });
});
