import type { Fault } from '../../simulator/shared/faults';
import type { Day } from './schedule';

/** What happened outside of the app, as the world saw it: what the app did is judged by it. */
export interface Diary {
  day: Day;
  /** When each work item in scope came into a finished status from another one, by id; epoch ms. */
  completions: Map<string, number[]>;
  /** Work items that were finished long before they came here. */
  imported: Set<string>;
  /** How many more surveys of a work item people asked for, by id. */
  askedAgain: Map<string, number>;
  /** Responses that came back mangled, with the status they were answered with; 0: no reply. */
  mangled: { comment: string; rating: number; status: number; receivable: boolean }[];
  faults: Fault[];
  /** nps.today gave no access to a campaign or a person. */
  refused: boolean;
  /** The response fields that a person took away or locked. */
  taken: Set<string>;
}

export function newDiary(day: Day): Diary {
  return {
    ...{ day, completions: new Map(), imported: new Set(), askedAgain: new Map(), mangled: [], faults: [] },
    ...{ refused: false, taken: new Set() },
  };
}

/** More writes than any day needs: something runs in circles, and will go on. */
export const STORM_WRITES = 6_000;
