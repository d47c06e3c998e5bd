import type { HistoryView } from '../../src/contract/survey-view';
import type { WorkItemSurvey } from '../../src/contract/work-item';
import type { Words } from '../shared/words';

export interface TimelineLine {
  at: number;
  text: string;
  /** The account id of the person who did it. */
  by?: string;
}

/** A stretch of a survey's history that is one line: tries in a row, or one thing that happened. */
type Stretch = { kind: 'tries'; entries: HistoryView[] } | { kind: 'one'; entry: HistoryView; before?: HistoryView };

/** What happened to a survey, oldest first: tries in vain are one line, and so is what happens in one go. */
export function timelineLines(
  words: Words,
  { history, origin }: Pick<NonNullable<WorkItemSurvey['latest']>, 'history' | 'origin'>,
): TimelineLine[] {
  // What the earlier automation did, nobody told us: only that a response came is known.
  const known = origin === 'automation' ? history.filter(isResponse) : history;
  return stretchesOf(known).flatMap((stretch) => {
    if (stretch.kind === 'tries') return triesLine(words, stretch.entries);
    const { at, by, state } = stretch.entry;
    const isAskedFor = origin === 'by-hand' && state === 'planned';
    const text = isAskedFor
      ? words.say(by ? 'event.asked' : 'event.askedByHand')
      : textOf(words, stretch.entry, stretch.before);
    return text === undefined ? [] : [{ at, text, by }];
  });
}

function stretchesOf(history: HistoryView[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < history.length; index += 1) {
    const [entry, next] = [history[index] as HistoryView, history[index + 1]];
    const last = stretches.at(-1);
    if (entry.state === 'sending' && next?.state === 'scheduled') {
      index += 1;
      if (last?.kind === 'tries') last.entries.push(entry);
      else stretches.push({ kind: 'tries', entries: [entry] });
    } else if (!(entry.state === 'sending' && next) && !(entry.state === 'scheduled' && index > 0)) {
      stretches.push({ kind: 'one', entry, before: history.slice(0, index).findLast(isResponse) });
    }
  }
  return stretches;
}

const isResponse = ({ state }: HistoryView) => state === 'answered';

function triesLine(words: Words, tries: HistoryView[]): TimelineLine[] {
  const [first, last] = [tries[0] as HistoryView, tries.at(-1) as HistoryView];
  return [{ at: first.at, text: words.count('event.tries', tries.length, { last: words.dateTime(last.at) }) }];
}

/** Undefined where the entry says nothing new. `before`: the response before this one. */
function textOf(words: Words, entry: HistoryView, before: HistoryView | undefined): string | undefined {
  if (entry.state === 'skipped' && entry.by) return words.say('event.takenBack');
  const what = whatCame(words, entry, before);
  return isResponse(entry) && entry.by
    ? words.say('event.matched', { what: what ?? words.say('event.answered') })
    : what;
}

function whatCame(words: Words, entry: HistoryView, before: HistoryView | undefined): string | undefined {
  const { state, rating, commented } = entry;
  if (!isResponse(entry) || rating === undefined) return words.say(`event.${state}`);
  const given = { rating: words.number(rating) };
  if (before?.rating === undefined) return words.say('event.responded', given);
  if (before.rating !== rating) return words.say('event.changed', given);
  return commented ? words.say('event.commentAdded') : undefined;
}
