/** An entry of a Select. */
export interface Option {
  value: string;
  label: string;
}

/** What a Select for one hands over; undefined when it was cleared. */
export function chosenOption(picked: unknown): Option | undefined {
  return isOption(picked) ? picked : undefined;
}

/** What a Select for several hands over. */
export function chosenOptions(picked: unknown): Option[] {
  return Array.isArray(picked) ? picked.filter(isOption) : [];
}

function isOption(picked: unknown): picked is Option {
  return typeof picked === 'object' && picked !== null && 'value' in picked && 'label' in picked;
}
