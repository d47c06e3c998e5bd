import { join } from 'node:path';
import type { Metrics } from '../../shared/metrics';
import { PROFILES } from '../../weather/weather';
import { loadManifest } from '../manifest/manifest';
import { createKvs, type Kvs } from './kvs';

export interface Reply {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- replies differ by path
  body: any;
}

const manifest = loadManifest(join(__dirname, '..', 'fixture', 'manifest.yml'));

/** The fixture's storage in `usual` weather; `now` is epoch ms. */
export function testKvs(metrics: Metrics, now: () => number): Kvs {
  return createKvs({ manifest, metrics, now, weather: () => PROFILES.usual });
}

/** Calls as the SDK makes them, to the storage that a test has at that moment. */
export function callsTo(kvs: () => Kvs) {
  async function call(path: string, body: unknown): Promise<Reply> {
    const response = await kvs().handle(`/api/v1/${path}`, body, undefined as never);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }
  return {
    call,
    set: (key: string, value: unknown, options?: object) => call('set', { key, value, options }),
    ticket: (key: string, value: object, options?: object) =>
      call('entity/set', { entityName: 'ticket', key, value, options }),
  };
}

/** Status and code of a reply, as one text. */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const { status, body } = await reply;
  return `${status} ${body?.code ?? ''}`.trim();
}
