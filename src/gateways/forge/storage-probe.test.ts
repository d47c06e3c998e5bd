import { platform, type Platform } from '../../../test/contracts/platform';
import { storageProbeContract } from '../../../test/contracts/site-probe';
import { fakeClock } from '../../../test/fakes/time';
import { forgeStorageProbe } from './storage-probe';

let forge: Platform;
afterEach(() => forge.detach());

describe('the storage probe on Forge', () => {
  storageProbeContract(async (times) => {
    const clock = fakeClock();
    const left = [...times];
    forge = platform();
    forge.onCall(() => clock.pass(left.shift() ?? 0));
    return forgeStorageProbe(clock);
  });

  it('leaves nothing behind', async () => {
    forge = platform();
    await forgeStorageProbe(fakeClock()).medianMs();
    expect(forge.calls).toMatchObject({ reads: 5, writes: 0 });
    expect(forge.stored().values).toEqual({});
  });

  it('reports no time where the storage is unavailable', async () => {
    forge = platform();
    forge.next('reads', 'passes', 'trouble');
    await expect(forgeStorageProbe(fakeClock()).medianMs()).rejects.toThrow();
  });
});
