import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import {
  askedContract,
  exclusionsContract,
  finishedContract,
  notificationRecordContract,
  observationsContract,
  slotsContract,
  writeTurnsContract,
} from '../../../test/contracts/small-stores';
import {
  auditLogContract,
  ruleWatchContract,
  ruleStoreContract,
  settingsStoreContract,
} from '../../../test/contracts/rule-stores';
import { ledgerContract } from '../../../test/contracts/ledger';
import { responseStoreContract } from '../../../test/contracts/response-store';
import { talliesContract } from '../../../test/contracts/tallies';
import { paceContract, signerContract, vaultContract } from '../../../test/contracts/secrets';
import { platform, type Platform } from '../../../test/contracts/platform';
import { fakeClock, fakeLog } from '../../../test/fakes/time';
import { forgeAsked } from './asked';
import { forgeClock } from './clock';
import { forgeExclusions } from './exclusions';
import { forgeAuditLog } from './audit-log';
import { forgeFinished } from './finished';
import { forgeLedger } from './ledger';
import { forgeRuleWatch } from './rule-watch';
import { forgeNotificationRecord } from './notification-record';
import { forgeObservations } from './observations';
import { forgePace } from './pace';
import type { EditedRule } from '../../domain/rule';
import { forgeResponseStore } from './response-store';
import { revisionedStore } from './revisioned-store';
import { forgeRuleStore } from './rule-store';
import { forgeSettingsStore } from './settings-store';
import { forgeSlots } from './slots';
import { forgeTallies } from './tallies';
import { ENTITIES } from './storage-keys';
import { forgeSigner, forgeVault } from './vault';
import { forgeWriteTurns } from './write-turns';

interface Kept {
  id: string;
  workItemId: string;
  revision: number;
}

let forge: Platform | undefined;
afterEach(() => {
  forge?.detach();
  forge = undefined;
});

/** A port on a storage with nothing in it. */
async function onFresh<T>(port: T) {
  forge = platform();
  return { port, catchUp: forge.catchUp };
}

async function timed<T>(make: (clock: ReturnType<typeof fakeClock>) => T) {
  forge = platform();
  const clock = fakeClock();
  return { port: make(clock), pass: clock.pass, now: clock.now };
}

describe('the ledger on Forge', () => ledgerContract(() => onFresh(forgeLedger(fakeLog()))));
describe('the response store on Forge', () => responseStoreContract(() => onFresh(forgeResponseStore(fakeLog()))));
describe('the audit log on Forge', () => auditLogContract(() => onFresh(forgeAuditLog)));
describe('the notes of who finished what on Forge', () => finishedContract(() => onFresh(forgeFinished)));
describe('the slots under the caps on Forge', () => slotsContract(() => onFresh(forgeSlots)));
describe('the tallies on Forge', () => talliesContract(() => onFresh(forgeTallies)));
describe('the turns to write on Forge', () => writeTurnsContract(() => onFresh(forgeWriteTurns)));
describe('the claims of respondents on Forge', () => askedContract(() => onFresh(forgeAsked)));
describe('the exclusions on Forge', () => exclusionsContract(() => onFresh(forgeExclusions)));
describe('the settings store on Forge', () => settingsStoreContract(() => onFresh(forgeSettingsStore)));
describe('the rule store on Forge', () =>
  ruleStoreContract(() => onFresh({ rules: forgeRuleStore, settings: forgeSettingsStore })));
it('makes a rule whose maker got no further than its own row', async () => {
  await onFresh(forgeRuleStore);
  const draft = { id: 'rule-1', campaignId: 1 };
  await revisionedStore<EditedRule>(ENTITIES.rule, z.object({})).create({ id: 'rule-1', draft, revision: 0 });
  expect(await forgeRuleStore.list()).toEqual([]);
  expect(await forgeRuleStore.add({ ...draft, campaignId: 2 })).not.toBe('conflict');
  expect(await forgeRuleStore.list()).toMatchObject([{ draft: { campaignId: 2 } }]);
});

describe('a revisioned store on Forge', () => {
  const store = revisionedStore<EditedRule>(ENTITIES.rule, z.object({}));
  const rule = { id: 'rule-1', draft: { id: 'rule-1' }, revision: 0 };
  beforeEach(() => onFresh(store));

  it('deletes what nobody has replaced since it was read', async () => {
    await store.create(rule);
    const replaced = await store.replace({ ...rule, draft: { id: 'rule-1', campaignId: 1 } });
    if (replaced === 'conflict') throw new Error('Somebody else has replaced it');
    expect(await store.remove(rule)).toBe('conflict');
    expect(await store.read('rule-1')).toEqual(replaced);
    expect(await store.remove(replaced)).toBe('removed');
    expect(await store.read('rule-1')).toBeUndefined();
    expect(await store.create(rule)).toBe('created');
  });

  it('does not delete what is not there', async () => {
    expect(await store.remove(rule)).toBe('conflict');
  });

  describe('that deletes what an index holds', () => {
    const surveys = revisionedStore<Kept>(ENTITIES.survey, z.object({}), ({ workItemId }) => ({
      workItemId,
      plannedAt: 1,
    }));
    const byWorkItem = ENTITIES.survey.indexes.byWorkItem;
    const make = async (count: number, workItemId = '10002') => {
      for (let each = 0; each < count; each += 1)
        await surveys.create({ id: `${workItemId}:${each}`, workItemId, revision: 0 });
      await forge?.catchUp();
    };
    const left = () => Object.keys(forge?.stored().entities.survey ?? {});

    it('takes batch after batch until nothing is left, and nothing else', async () => {
      await make(230);
      await make(3, '77');
      const batches: number[] = [];
      for (let over = false; !over; await forge?.catchUp()) {
        const batch = await surveys.removeFrom(byWorkItem, '10002', 100);
        batches.push(batch.removed);
        over = batch.over;
      }
      expect(batches).toEqual([100, 100, 30, 0]);
      expect(left().sort()).toEqual(['77:0', '77:1', '77:2']);
    });

    it('goes on where it was broken off', async () => {
      await make(5);
      jest.spyOn(forgeClock, 'sleep').mockImplementation(async () => {});
      forge?.next('writes', 'passes', 'passes', 'refused');
      await expect(surveys.removeFrom(byWorkItem, '10002', 10)).rejects.toThrow();
      expect(left()).toHaveLength(3);
      // The list still shows what is gone: that is no hindrance.
      expect(await surveys.removeFrom(byWorkItem, '10002', 10)).toMatchObject({ over: false });
      expect(left()).toEqual([]);
      await forge?.catchUp();
      expect(await surveys.removeFrom(byWorkItem, '10002', 10)).toEqual({ removed: 0, over: true });
      jest.restoreAllMocks();
    });

    it('leaves what somebody has replaced since it was listed to the next call, which sees it as it is', async () => {
      await make(2);
      const kept = (await surveys.read('10002:1')) as Kept;
      await surveys.replace({ ...kept, workItemId: '77' });
      expect(await surveys.removeFrom(byWorkItem, '10002', 10)).toEqual({ removed: 1, over: false });
      await forge?.catchUp();
      expect(await surveys.removeFrom(byWorkItem, '10002', 10)).toEqual({ removed: 0, over: true });
      expect(left()).toEqual(['10002:1']);
    });

    it('takes a row that makes no sense, too', async () => {
      await kvs
        .entity('survey')
        .set('bad', { schema: 1, workItemId: '10002', plannedAt: 1, revision: 4, record: 'text' });
      await forge?.catchUp();
      expect(await surveys.removeFrom(byWorkItem, '10002', 10)).toEqual({ removed: 1, over: false });
    });
  });
});

describe('the rule watch on Forge', () => ruleWatchContract(() => onFresh(forgeRuleWatch)));
describe('the notification record on Forge', () => notificationRecordContract(() => onFresh(forgeNotificationRecord)));
describe('the vault on Forge', () => vaultContract(async () => (await onFresh(forgeVault)).port));
describe('the signer on Forge', () => signerContract(async () => (await onFresh(forgeSigner)).port));
describe('the observations on Forge', () =>
  observationsContract(() => timed((clock) => forgeObservations(clock, fakeLog()))));
describe('the pace on Forge', () =>
  paceContract(async () => {
    const { port: pace, ...clock } = await timed(forgePace);
    return { pace, ...clock };
  }));
