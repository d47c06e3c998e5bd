import type { JiraService, ProductEvent } from './shared/services';

/** How many product events are kept. */
const CAPACITY = 10_000;

/** The product events that Jira handed to the platform, oldest first. */
export interface EventRecord {
  list(): ProductEvent[];
  clear(): void;
}

/** Jira with its events written down on their way to the platform. */
export function recordEvents<Service extends JiraService>(jira: Service): { jira: Service; events: EventRecord } {
  let kept: ProductEvent[] = [];
  const onEvent: JiraService['onEvent'] = (listener) =>
    jira.onEvent((event) => {
      kept.push(structuredClone(event));
      if (kept.length > CAPACITY) kept.shift();
      listener(event);
    });
  return { jira: { ...jira, onEvent }, events: { list: () => [...kept], clear: () => void (kept = []) } };
}
