import { kvs } from '@forge/kvs';
import type { Clock } from '../../ports/clock';
import type { StorageProbe } from '../../ports/storage-probe';
import { VALUES } from './storage-keys';

const READS = 5;

/** Times a handful of reads. */
export function forgeStorageProbe(clock: Clock): StorageProbe {
  return {
    async medianMs() {
      const times: number[] = [];
      for (let read = 0; read < READS; read += 1) {
        const asked = clock.now();
        await kvs.get(VALUES.storageProbe);
        times.push(clock.now() - asked);
      }
      return times.sort((a, b) => a - b)[Math.floor(READS / 2)] as number;
    },
  };
}
