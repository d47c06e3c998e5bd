import type { Reader } from '../../src/ports/reader';
import type { Permissions } from '../../src/ports/configuration';

export interface ReaderStage {
  reader: Reader;
  /** The person reports a work item in this project; its key. */
  report(projectId: string, summary: string): Promise<string>;
  /** Ids of the projects KAN and OPS. */
  projects: [kan: string, ops: string];
}

/** Somebody who reads Danish, and somebody whom Jira does not tell about. */
export function readerContract(makeStage: (who: 'dane' | 'unknown') => Promise<ReaderStage>): void {
  const make = async (who: 'dane' | 'unknown') => (await makeStage(who)).reader;

  it("lists the person's own work items in the given projects, the latest change first", async () => {
    const { reader, report, projects } = await makeStage('dane');
    const [kan, ops] = projects;
    const first = await report(kan, 'First');
    const second = await report(kan, 'Second "quoted"');
    await report(ops, 'Elsewhere');
    const inKan = await reader.ownWorkItems([kan]);
    const summaries = inKan.kind === 'ok' ? inKan.value.slice(0, 2) : [];
    expect(summaries).toEqual([
      { key: second, summary: 'Second "quoted"' },
      { key: first, summary: 'First' },
    ]);
    expect(JSON.stringify(inKan)).not.toContain('Elsewhere');
    expect(JSON.stringify(await reader.ownWorkItems('all'))).toContain('Elsewhere');
  });

  it('shows a work item that the person may see, and none that does not exist', async () => {
    const { reader, report, projects } = await makeStage('dane');
    const key = await report(projects[0], 'Broken');
    expect(await reader.workItem(key)).toEqual({
      kind: 'ok',
      value: { summary: 'Broken', status: expect.any(String) },
    });
    expect(await reader.workItem('KAN-404')).toMatchObject({ kind: 'refused' });
    expect((await (await make('unknown')).workItem(key)).kind).toBe('try-later');
  });

  it('says what work items are about, and leaves out what is not there', async () => {
    const { reader, report, projects } = await makeStage('dane');
    const key = await report(projects[0], 'A "quoted" summary');
    const read = await reader.summaries([key, '999999999']);
    const [found, ...more] = read.kind === 'ok' ? read.value : [];
    expect(found).toMatchObject({ key, summary: 'A "quoted" summary', reporterId: expect.any(String) as string });
    expect(more).toEqual([]);
    expect(await reader.summaries([found?.id ?? ''])).toEqual({ kind: 'ok', value: [found] });
    expect((await (await make('unknown')).summaries([key])).kind).toBe('try-later');
  });

  it('reports that the list is unavailable while Jira is down', async () => {
    const { reader, projects } = await makeStage('unknown');
    expect((await reader.ownWorkItems(projects)).kind).toBe('try-later');
  });

  it("uses the person's language, and English where that is unknown", async () => {
    const danish = await (await make('dane')).words();
    expect(danish('category.promoter')).toBe('Ambassadør');
    expect(danish('no.such.text')).toBe('no.such.text');
    const english = await (await make('unknown')).words();
    expect(english('category.promoter')).toBe('Promoter');
  });
}

/** Who looks: an admin of the site, or a customer who may see KAN-2 at most. */
export function permissionsContract(
  make: (who: 'admin' | 'nobody') => Promise<{ permissions: Permissions; id: string }>,
): void {
  it('distinguishes a Jira admin from everybody else', async () => {
    expect(await (await make('admin')).permissions.isAdmin()).toBe('yes');
    expect(await (await make('nobody')).permissions.isAdmin()).toBe('no');
  });

  it('reports who may edit a work item', async () => {
    const admin = await make('admin');
    expect(await admin.permissions.onWorkItem(admin.id)).toBe('edit');
    const nobody = await make('nobody');
    expect(await nobody.permissions.onWorkItem(nobody.id)).not.toBe('edit');
    expect(await admin.permissions.onWorkItem('424242')).toBe('none');
  });
}
