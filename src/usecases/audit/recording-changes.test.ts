import { guideSettings, NOON } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import { connect } from '../connection/connect';
import { disconnect } from '../connection/disconnect';
import { saveGuardRails } from '../guard-rails/save-guard-rails';
import { endOldSecret, rotateSecret } from '../notification/rotate-secret';
import { saveOptions } from '../options/save-options';
import { setPaused } from '../pause/set-paused';
import { copyRule } from '../rules/copy-rule';
import { deleteRule } from '../rules/delete-rule';
import { moveRule } from '../rules/move-rule';
import { saveRule } from '../rules/save-rule';
import { listChanges } from './list-changes';
import { recordingChanges } from './recording-changes';

const HOUR = 3_600_000;
const BY = 'account-of-anna';

async function changed(site: World, work: (ports: World['ports']) => Promise<unknown>) {
  const before = site.audit.all().length;
  await work(recordingChanges(site.ports, BY));
  return site.audit
    .all()
    .slice(before)
    .map(({ id: _id, ...entry }) => entry);
}

const BY_ANNA = { by: BY, at: NOON };
const theRule = async (site: World) => {
  const [rule] = await site.rules.list();
  if (!rule) throw new Error('There is no rule');
  return rule;
};

describe('the audit log', () => {
  it('has who added, changed and deleted a rule, with the parts that became others and no more', async () => {
    const site = world();
    const rule = await theRule(site);
    expect(await changed(site, (ports) => saveRule(ports, rule, { name: 'Support', samplePercent: 50 }))).toEqual([
      {
        ...BY_ANNA,
        kind: 'rules',
        what: 'changed',
        rule: { id: rule.id, name: 'Support' },
        parts: [
          { part: 'name', after: 'Support' },
          { part: 'samplePercent', after: 50 },
        ],
      },
    ]);
    expect(
      await changed(site, async (ports) =>
        saveRule(ports, await theRule(site), { samplePercent: undefined, enabled: false }),
      ),
    ).toMatchObject([
      {
        parts: [
          { part: 'enabled', before: 'on', after: 'off' },
          { part: 'samplePercent', before: 50 },
        ],
      },
    ]);
    const [copied] = await changed(site, async (ports) => copyRule(ports, await theRule(site), 'Copy'));
    expect(copied).toMatchObject({ kind: 'rules', what: 'added', rule: { name: 'Copy' } });
    expect(copied?.parts).toContainEqual({ part: 'campaign', after: { id: 16588 } });
    const [deleted] = await changed(site, async (ports) => deleteRule(ports, await theRule(site)));
    expect(deleted).toMatchObject({ what: 'removed', rule: { id: rule.id, name: 'Support' } });
    expect(deleted?.parts).toContainEqual({ part: 'name', before: 'Support' });
  });

  it('has the order of the rules, and nothing where somebody else was faster', async () => {
    const site = world();
    const rule = await theRule(site);
    await copyRule(site.ports, rule, 'Copy');
    const order = (await site.rules.list()).map(({ id }) => id);
    const [first = '', second = ''] = order;
    const move = { ruleId: second, to: 0, order };
    expect(await changed(site, (ports) => moveRule(ports, move))).toMatchObject([
      { kind: 'rules', what: 'changed', parts: [{ part: 'order', before: order, after: [second, first] }] },
    ]);
    expect(await changed(site, (ports) => moveRule(ports, move))).toEqual([]);
    const stale = { ...rule, revision: rule.revision + 7 };
    expect(await changed(site, (ports) => saveRule(ports, stale, { name: 'Late' }))).toEqual([]);
    expect(await changed(site, (ports) => deleteRule(ports, stale))).toEqual([]);
  });

  it('has what a rule was like when it was written, not when it was first read', async () => {
    const site = world();
    const ports = recordingChanges(site.ports, BY);
    const rule = await theRule(site);
    await ports.rules.list();
    await saveRule(site.ports, rule, { name: 'Meanwhile' });
    const now = await theRule(site);
    await ports.rules.replace({ ...now, draft: { ...now.draft, name: 'Last' } });
    expect(site.audit.all()).toMatchObject([{ parts: [{ part: 'name', before: 'Meanwhile', after: 'Last' }] }]);
  });

  it('has guard rails and options, and nothing where they were saved as they were', async () => {
    const site = world();
    const rails = { ...NO_GUARD_RAILS, excludedPeople: ['carla'], quarantine: undefined, skipAgents: false };
    expect(await changed(site, (ports) => saveGuardRails(ports, rails))).toEqual([
      { ...BY_ANNA, kind: 'guard-rails', what: 'changed', parts: [{ part: 'excludedPeople', after: ['carla'] }] },
    ]);
    expect(await changed(site, (ports) => saveGuardRails(ports, { ...rails, excludedGroups: [] }))).toEqual([]);
    expect(await changed(site, (ports) => saveOptions(ports, { sendSummary: true }))).toMatchObject([
      { kind: 'options', parts: [{ part: 'sendSummary', before: false, after: true }] },
    ]);
  });

  it('has the fields that responses are written to', async () => {
    const site = world();
    const { rating } = guideSettings().fields;
    const fields = { rating };
    const [entry] = await changed(site, (ports) => ports.settings.change((own) => ({ ...own, fields })));
    expect(entry).toMatchObject({ kind: 'fields', parts: [{ part: 'comment', before: { name: 'NPS Comment' } }] });
  });

  it('has that the API key was entered and forgotten, and nothing of the key', async () => {
    const site = world();
    const ofConnection = (parts: object) => [{ ...BY_ANNA, kind: 'connection', what: 'changed', parts: [parts] }];
    expect(await changed(site, disconnect)).toEqual(ofConnection({ part: 'apiKey', before: 'set' }));
    expect(await changed(site, disconnect)).toEqual([]);
    expect(await changed(site, (ports) => connect(ports, 'key-1234'))).toEqual(
      ofConnection({ part: 'apiKey', after: 'set' }),
    );
    site.clock.pass(HOUR);
    expect(await changed(site, (ports) => connect(ports, 'key-1234'))).toMatchObject([
      { parts: [{ part: 'apiKey', before: 'set', after: 'set' }] },
    ]);
    expect(JSON.stringify(site.audit.all())).not.toContain('1234');
  });

  it('has that the notification address was replaced, until when the old one is taken, and no secret', async () => {
    const site = world();
    const secrets = [...(await site.vault.notificationSecrets())];
    expect(await changed(site, (ports) => rotateSecret(ports, HOUR))).toMatchObject([
      {
        kind: 'notification',
        parts: [
          { part: 'oldUntil', after: NOON + HOUR },
          { part: 'address', after: 'replaced' },
        ],
      },
    ]);
    secrets.push(...(await site.vault.notificationSecrets()));
    expect(await changed(site, endOldSecret)).toMatchObject([{ parts: [{ part: 'oldUntil', before: NOON + HOUR }] }]);
    for (const { value } of secrets) expect(JSON.stringify(site.audit.all())).not.toContain(value);
  });

  it('has a pause of a person and one of the app, and that sending goes on', async () => {
    const site = world();
    expect(await changed(site, (ports) => setPaused(ports, true))).toMatchObject([
      { by: BY, kind: 'pause', parts: [{ part: 'pause', after: 'by-admin' }] },
    ]);
    expect(await changed(site, (ports) => setPaused(ports, true))).toEqual([]);
    expect(await changed(site, (ports) => setPaused(ports, false))).toMatchObject([
      { parts: [{ part: 'pause', before: 'by-admin' }] },
    ]);
    await recordingChanges(site.ports).settings.writePause({ reason: 'key-refused', since: NOON });
    expect(site.audit.all().at(-1)).toMatchObject({ kind: 'pause', parts: [{ after: 'key-refused' }] });
    expect(site.audit.all().at(-1)).not.toHaveProperty('by');
  });

  it('takes nothing back where it cannot be written, and the log says so', async () => {
    const site = world();
    site.audit.fail(true);
    await saveOptions(recordingChanges(site.ports, BY), { sendSummary: true });
    expect((await site.settings.read()).sendSummary).toBe(true);
    expect(site.log.lines.join()).toContain('could not be put on the audit log');
  });

  it('is listed page by page, the newest first', async () => {
    const site = world();
    const ports = recordingChanges(site.ports, BY);
    for (let times = 0; times < 30; times += 1) {
      await saveOptions(ports, { sendSummary: times % 2 === 0 });
      site.clock.pass(1_000);
    }
    const first = await listChanges(ports, {});
    expect(first.items).toHaveLength(25);
    expect(first.items[0]?.at).toBe(NOON + 29_000);
    const second = await listChanges(ports, { kind: 'options', from: first.next });
    expect(second.items.map(({ at }) => at)).toEqual([4, 3, 2, 1, 0].map((seconds) => NOON + seconds * 1_000));
    expect(second).not.toHaveProperty('next');
    expect((await listChanges(ports, { kind: 'pause' })).items).toEqual([]);
  });
});
