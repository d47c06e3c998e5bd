import type { ChosenApi, ChosenItem } from '../../src/contract/chosen';
import { MOST_CHOSEN } from '../../src/contract/chosen';
import type { Result } from '../../src/contract/result';

export interface ChosenItems {
  items: ChosenItem[];
  /** There are more than are taken. */
  isCut: boolean;
}

/** Every chosen work item, page by page, as far as they are taken. */
export async function fetchChosen(api: ChosenApi): Promise<Result<ChosenItems>> {
  const items: ChosenItem[] = [];
  let place: string | undefined;
  do {
    const page = await api.getChosen(place === undefined ? {} : { place });
    if (!page.ok) return page;
    items.push(...page.value.items);
    place = page.value.next;
  } while (place !== undefined && items.length < MOST_CHOSEN);
  return { ok: true, value: { items: items.slice(0, MOST_CHOSEN), isCut: place !== undefined } };
}
