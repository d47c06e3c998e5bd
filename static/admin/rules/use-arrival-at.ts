import { useState } from 'react';

/** A control of the list: of one rule, or `edit` without a rule, which adds one. */
export interface Control {
  at: 'edit' | 'up' | 'down';
  ruleId?: string;
}

/**
 * Where the keyboard's focus goes once what a person did has changed the list. UI Kit focuses a control only as it
 * appears: with another key it appears anew.
 */
export interface ArrivalAt {
  arrive(control: Control): void;
  of(control: Control): { key: string; autoFocus: boolean };
}

export function useArrivalAt(): ArrivalAt {
  const [arrival, setArrival] = useState<Control & { times: number }>();
  return {
    arrive: (control) => setArrival((before) => ({ ...control, times: (before?.times ?? 0) + 1 })),
    of({ at, ruleId }) {
      const isHere = arrival?.at === at && arrival.ruleId === ruleId;
      return { key: `${at} ${isHere ? arrival.times : 0}`, autoFocus: isHere };
    },
  };
}
