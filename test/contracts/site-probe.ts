import type { StorageProbe } from '../../src/ports/storage-probe';
import type { SiteProbe } from '../../src/ports/site-probe';

export interface ProbeStage {
  probe: SiteProbe;
  /** A project with a customer among its reporters, and one without. */
  withCustomer: string;
  withoutCustomer: string;
}

/** How a site may be: as the app hopes, with addresses kept to itself, or out of order. */
export type ProbedSite = 'open' | 'closed' | 'down';

export function siteProbeContract(make: (site: ProbedSite) => Promise<ProbeStage>): void {
  it('reports what the site allows the app to do', async () => {
    const { probe, withCustomer, withoutCustomer } = await make('open');
    expect(await probe.appAdministers()).toBe('yes');
    expect(await probe.emailOfReader()).toBe('yes');
    expect(await probe.emailOfCustomer([withoutCustomer])).toBe('none-found');
    for (const projects of ['all' as const, [withCustomer], [withoutCustomer, withCustomer]]) {
      expect(['yes', 'by-request']).toContain(await probe.emailOfCustomer(projects));
    }
  });

  it('reports what the site does not allow', async () => {
    const { probe, withCustomer } = await make('closed');
    expect(await probe.appAdministers()).toBe('no');
    expect(await probe.emailOfReader()).toBe('no');
    expect(['no', 'by-request']).toContain(await probe.emailOfCustomer([withCustomer]));
  });

  it('reports that Jira is unavailable', async () => {
    const { probe } = await make('down');
    expect(await probe.appAdministers()).toBe('unknown');
    expect(await probe.emailOfReader()).toBe('unknown');
    expect(await probe.emailOfCustomer('all')).toBe('unknown');
  });
}

/** `times`: how long the next reads of the storage take (ms). */
export function storageProbeContract(make: (times: number[]) => Promise<StorageProbe>): void {
  it.each([
    [[40, 40, 40, 40, 40], 40],
    [[10, 900, 20, 30, 100], 30],
    [[900, 800, 5, 6, 7], 7],
    [[100, 20, 3, 1_000, 200], 100],
  ])('reports the median of a few reads: %j, %i ms', async (times, median) => {
    expect(await (await make(times)).medianMs()).toBe(median);
  });
}
