import type { Survey } from '../../domain/survey';
import type { Counted, TallyEntry, TallyPart } from '../../domain/tally';
import { countedOf, entriesOf, monthOf, withEntry } from '../../domain/tally';
import type { Clock } from '../../ports/clock';
import type { Count, CountedSurvey, Tallies } from '../../ports/tallies';
import { MOST_WRITTEN } from '../../ports/tallies';

const SECOND_MS = 1_000;
/**
 * A pause before each further transaction: with as many rows as it has, no minute sees more than 500 writes of reports. The
 * storage takes 4,000 of a site, and those of surveys come first.
 * @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
 */
const PAUSE_MS = 3_000;

export interface TallyWriterPorts {
  tallies: Tallies;
  clock: Clock;
}

/** What one transaction is to write. */
interface Lot {
  surveys: CountedSurvey[];
  parts: Map<string, TallyPart>;
  /** Epoch ms of a whole second: what changed before is counted. */
  through: number;
}

/** Counts surveys in lots of what one transaction takes, until somebody else is found to do the same, or `until` (epoch ms) has come. */
export function tallyWriter({ tallies, clock }: TallyWriterPorts, first: Count, until: number) {
  let count: Count = first;
  let over = false;
  /** As they were written last: nobody else writes them. */
  const written = new Map<string, TallyPart>();
  let lot = emptyLot();

  return {
    /** Surveys in the order of their changes. What they were counted as before is taken away. */
    async count(surveys: Survey[]): Promise<void> {
      const known = await tallies.countedAs(
        count.generation,
        surveys.map(({ id }) => id),
      );
      for (const [index, survey] of surveys.entries()) {
        if (over) return;
        await countOne(survey, known[index]);
      }
      await flush();
    },

    /** Everything up to then (epoch ms of a whole second) is counted, so reports may show it. */
    async finish(through: number): Promise<void> {
      lot.through = through;
      await write({ ...count, shown: count.generation });
    },

    isOver: () => over,
    current: () => count,
  };

  async function countOne(survey: Survey, before: Counted | undefined): Promise<void> {
    const after = countedOf(survey);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const both = [...signedEntries(before, -1), ...signedEntries(after, 1)];
    if (new Set(both.map(({ entry }) => placeOf(entry))).size < MOST_WRITTEN) return put(survey, both, after);
    // It has moved, and one transaction does not take all of it: in between it counts as nothing.
    await put(survey, signedEntries(before, -1), undefined);
    await flush();
    await put(survey, signedEntries(after, 1), after);
  }

  async function put(survey: Survey, signed: SignedEntry[], after: Counted | undefined): Promise<void> {
    const touched = new Set([...lot.parts.keys(), ...signed.map(({ entry }) => placeOf(entry))]);
    if (touched.size + lot.surveys.length + 1 > MOST_WRITTEN) await flush();
    for (const { entry, sign } of signed) {
      const place = placeOf(entry);
      const part = lot.parts.get(place) ?? written.get(place) ?? (await stored(entry));
      lot.parts.set(place, withEntry(part, entry, sign));
    }
    lot.surveys.push({ surveyId: survey.id, ...(after && { counted: after }) });
    lot.through = Math.max(lot.through, Math.floor(survey.changedAt / SECOND_MS) * SECOND_MS);
  }

  function stored({ projectId, breakdown, day }: TallyEntry): Promise<TallyPart> {
    return tallies.part(count.generation, { projectId, breakdown, month: monthOf(day) });
  }

  async function flush(): Promise<void> {
    if (lot.surveys.length > 0) await write(count);
  }

  async function write(next: Count): Promise<void> {
    if (over) return;
    // Another one since the first write.
    if (count !== first) await clock.sleep(PAUSE_MS);
    const through = Math.max(lot.through, count.through);
    const outcome = await tallies.write({ ...next, through }, lot.surveys, [...lot.parts.values()]);
    if (outcome === 'conflict') over = true;
    else {
      count = outcome;
      lot.parts.forEach((part, place) => written.set(place, part));
    }
    lot = emptyLot();
    over ||= clock.now() >= until;
  }
}

function emptyLot(): Lot {
  return { surveys: [], parts: new Map(), through: 0 };
}

interface SignedEntry {
  entry: TallyEntry;
  sign: 1 | -1;
}

function signedEntries(counted: Counted | undefined, sign: 1 | -1): SignedEntry[] {
  return counted ? entriesOf(counted).map((entry) => ({ entry, sign })) : [];
}

/** Names the part that an entry belongs to. */
function placeOf({ projectId, breakdown, day }: TallyEntry): string {
  return `${projectId}:${breakdown}:${monthOf(day)}`;
}
