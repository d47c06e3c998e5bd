import type { Clock } from '../shared/clock';
import { NpsTodayError } from './errors';
import { ALL_RATINGS, nextId, type Delivery, type NotificationSetting, type State } from './state';
import { DELIVERY_RETRY_SECONDS, DELIVERY_TIMEOUT_MS } from './limits';
import { examplePayload } from './payload';

/** The NPS Notifications page of the simulated nps.today, and the deliveries it causes. */
export interface Notifications {
  list(): NotificationSetting[];
  /** Fails with 404 for an unknown campaign. Criteria are all ratings by default. */
  create(setting: Omit<NotificationSetting, 'id' | 'criteria'> & { criteria?: number[] }): NotificationSetting;
  /** Fails with 404 for an unknown setting. */
  update(id: number, changes: Partial<Omit<NotificationSetting, 'id'>>): NotificationSetting;
}

/** Posts notifications over HTTP. Deliveries are jobs of the clock; a failed one is recorded, never thrown. */
export interface Deliverer {
  /** Posts `body` to every setting of the campaign whose criteria include the rating, at `at` (epoch ms). */
  notify(campaignId: number, rating: number, body: Record<string, unknown>, at: number): void;
  /** The Test button. Resolves with what came of it. */
  sendTest(notificationId: number): Promise<Delivery>;
  /** Posts the same body to the same URL once more, now. Fails with 404 for an unknown delivery. */
  redeliver(deliveryId: number): void;
}

export function createNotifications(state: () => State): Notifications {
  const requireCampaign = (id: number) => {
    if (!state().campaigns.some((campaign) => campaign.id === id)) throw new NpsTodayError(404, `No campaign ${id}.`);
  };
  return {
    list: () => state().notifications.map((setting) => ({ ...setting, criteria: [...setting.criteria] })),
    create(setting) {
      requireCampaign(setting.campaignId);
      const created = { ...setting, id: nextId(state()), criteria: setting.criteria ?? [...ALL_RATINGS] };
      state().notifications.push(created);
      return { ...created };
    },
    update(id, changes) {
      if (changes.campaignId !== undefined) requireCampaign(changes.campaignId);
      const setting = findSetting(state(), id);
      Object.assign(setting, changes);
      return { ...setting };
    },
  };
}

/** Posts a request and resolves with the reply. Rejects where none comes. */
export type Send = (request: Request) => Promise<Response>;

export function createDeliverer(state: () => State, clock: Clock, send: Send): Deliverer {
  const post = async (setting: { id: number; url: string }, body: Record<string, unknown>, attempt: number) => {
    const current = state();
    const time = new Date(clock.now()).toISOString();
    const outcome = await postJson(clock, send, setting.url, body);
    const delivery: Delivery = {
      id: nextId(current),
      notificationId: setting.id,
      url: setting.url,
      body,
      time,
      attempt,
      test: false,
      ...outcome,
    };
    current.deliveries.push(delivery);
    return delivery;
  };
  const schedule = (setting: { id: number; url: string }, body: Record<string, unknown>, at: number, attempt = 1) => {
    const retries = state().deliveryRetries;
    clock.job(
      at,
      async () => {
        const delivery = await post(setting, body, attempt);
        const failed = delivery.status < 200 || delivery.status > 299;
        if (failed && attempt <= retries) {
          schedule(setting, body, clock.now() + DELIVERY_RETRY_SECONDS * 1_000, attempt + 1);
        }
      },
      { label: `nps.today notification ${setting.id}` },
    );
  };
  return {
    notify(campaignId, rating, body, at) {
      const settings = state().notifications.filter((each) => each.campaignId === campaignId);
      for (const setting of settings) {
        if (setting.criteria.includes(rating)) schedule({ id: setting.id, url: setting.url }, body, at);
      }
    },
    async sendTest(notificationId) {
      const setting = findSetting(state(), notificationId);
      const campaign = state().campaigns.find((each) => each.id === setting.campaignId);
      const delivery = await clock.track(post(setting, examplePayload(campaign, clock.now()), 1));
      delivery.test = true;
      return delivery;
    },
    redeliver(deliveryId) {
      const delivery = state().deliveries.find((each) => each.id === deliveryId);
      if (!delivery) throw new NpsTodayError(404, `No delivery ${deliveryId}.`);
      schedule({ id: delivery.notificationId, url: delivery.url }, delivery.body, clock.now());
    },
  };
}

function findSetting(state: State, id: number): NotificationSetting {
  const setting = state.notifications.find((each) => each.id === id);
  if (!setting) throw new NpsTodayError(404, `No notification setting ${id}.`);
  return setting;
}

async function postJson(
  clock: Clock,
  send: Send,
  url: string,
  body: unknown,
): Promise<{ status: number; error?: string }> {
  if (url === '') return { status: 0, error: 'The notification setting has no URL.' };
  try {
    const headers = { 'Content-Type': 'application/json' };
    const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual' });
    const response = await withinLimit(clock, DELIVERY_TIMEOUT_MS, send(request));
    // An unread body would keep the connection open.
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    return { status: 0, error: describe(error) };
  }
}

function withinLimit<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = clock.limit(ms, () => reject(new Error(`No reply came within ${ms / 1_000} seconds.`)));
    void work.then(resolve, reject).finally(() => limit.cancel());
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
