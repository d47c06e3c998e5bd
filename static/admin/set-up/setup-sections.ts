import { NEEDED_PARTS } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Words } from '../../shared/words';

export type StepId = 'connect' | 'campaign' | 'scope' | 'fields' | 'notification';
/** What belongs to no step: everything works without. */
export const EXTRAS = ['guardRails', 'options'] as const;
export type SectionId = StepId | (typeof EXTRAS)[number];

export function isStep(section: SectionId): section is StepId {
  return !(EXTRAS as readonly SectionId[]).includes(section);
}

/** The steps of the guide, in their order. */
export const STEPS: StepId[] = ['connect', 'campaign', 'scope', 'fields', 'notification'];
/** Without these no survey goes out; the last step only checks that responses arrive. */
const NEEDED: StepId[] = ['connect', 'campaign', 'scope', 'fields'];

/** Whether a step is done, by what the backend knows: that makes the guide resumable. */
export function isDone(setup: Setup, step: StepId): boolean {
  switch (step) {
    case 'connect':
      return setup.connection !== undefined;
    case 'campaign':
      return setup.campaign !== undefined;
    case 'scope':
      return setup.scope !== undefined;
    case 'fields':
      return NEEDED_PARTS.every((part) => setup.fields[part] !== undefined);
    case 'notification':
      return arrivedAt(setup) !== undefined;
  }
}

/** When it was seen that calls of nps.today arrive: with a test call, or with any response that was accepted. */
function arrivedAt({ notification: { lastTestAt, responseSeenAt } }: Setup): number | undefined {
  return lastTestAt ?? responseSeenAt;
}

/** A call that was refused after the latest that is known to have arrived. */
export function refusedSinceArrival({ notification }: Setup): Setup['notification']['lastRefused'] {
  const { lastRefused, lastTestAt = 0, responseSeenAt = 0 } = notification;
  return lastRefused && lastRefused.at > Math.max(lastTestAt, responseSeenAt) ? lastRefused : undefined;
}

export function firstUnfinished(setup: Setup): StepId | undefined {
  return STEPS.find((step) => !isDone(setup, step));
}

/** True when surveys can go out. */
export function canSend(setup: Setup): boolean {
  return NEEDED.every((step) => isDone(setup, step));
}

/** What a section is set to, in a line; what it is for where nothing is set yet. The scope is said by `useScopeSummary`. */
export function summaryOf(words: Words, setup: Setup, section: Exclude<SectionId, 'scope'>): string {
  const { connection, campaign, fields, notification } = setup;
  if (!isStep(section) || !isDone(setup, section)) return words.say(`${section}.todo`);
  if (section === 'connect' && connection) {
    return words.say('connect.summary', { ending: connection.keyEnding, when: words.ago(connection.verifiedAt) });
  }
  if (section === 'campaign' && campaign) {
    const { id, name } = campaign;
    return name ? words.say('campaign.summary', { name, id }) : words.say('campaign.summaryId', { id });
  }
  if (section === 'fields') {
    return words.say('fields.summary', { rating: fields.rating?.name ?? '', comment: fields.comment?.name ?? '' });
  }
  const { lastTestAt, responseSeenAt = 0 } = notification;
  return lastTestAt === undefined
    ? words.say('notification.summaryResponse', { when: words.ago(responseSeenAt) })
    : words.say('notification.summary', { when: words.ago(lastTestAt) });
}

/** The site's own names of the fields, by what they hold. */
export function namesOfFields(fields: Setup['fields']): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([part, field]) => (field ? [[part, field.name]] : [])));
}
