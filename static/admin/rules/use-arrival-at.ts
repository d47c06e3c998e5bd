import { useState } from 'react';

/** A control of a list: of the item with this key; without one, `edit` adds an item, and `order` is about all of them. */
export interface Control {
  at: 'edit' | 'up' | 'down' | 'order';
  key?: string;
}

/**
 * Where the keyboard's focus goes once what a person did has changed the list. UI Kit focuses a control only as it
 * appears: with another React key it appears anew.
 */
export interface ArrivalAt {
  arrive(control: Control): void;
  of(control: Control): { key: string; autoFocus: boolean };
}

export function useArrivalAt(): ArrivalAt {
  const [arrival, setArrival] = useState<Control & { times: number }>();
  return {
    arrive: (control) => setArrival((before) => ({ ...control, times: (before?.times ?? 0) + 1 })),
    of({ at, key }) {
      const isHere = arrival?.at === at && arrival.key === key;
      return { key: `${at} ${isHere ? arrival.times : 0}`, autoFocus: isHere };
    },
  };
}
