import type { FieldChoice, FieldOption } from '../../../src/contract/admin/fields';
import { startTestSite, type TestSite } from '../test-site';
import { checkOf } from './checks';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

interface Field {
  id: string;
  name: string;
  scope?: object;
}

describe("S6: a team-managed project's own field", () => {
  it('is not offered, accepted or found as a field of the whole site', async () => {
    await site.reset('fresh', { site: { projectFields: true } });
    const own = (await site.jira<Field[]>('GET', '/field')).filter(({ scope }) => scope);
    expect(own.map(({ name }) => name)).toContain('NPS Rating');
    const ids = own.map(({ id }) => id);

    const offered = await site.asAdmin<{ value: FieldOption[] }>('listFields');
    expect(offered.value.filter(({ id }) => ids.includes(id))).toEqual([]);
    const created = await site.asAdmin<{ value: FieldChoice }>('createFields');
    expect(created.value.rating).toMatchObject({ name: 'NPS Rating' });
    expect(ids).not.toContain(created.value.rating?.id);
    const choice = { rating: ids[0], comment: null };
    expect(await site.asAdmin('saveFields', choice)).toEqual({ ok: false, problem: 'bad-input' });
  });

  it('is distinguished from the chosen field by the check', async () => {
    await site.reset('guide', { site: { projectFields: true } });
    const [team] = await checkOf(site, ['TEAM']);
    expect(team).toMatchObject({ kind: 'team-managed', ownFields: ['rating'] });
  });
});
