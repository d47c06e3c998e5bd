import {
  exclusionsContract,
  ledgerContract,
  notificationRecordContract,
  observationsContract,
  responseStoreContract,
  ruleStoreContract,
  settingsStoreContract,
} from '../../../test/contracts/stores';
import { paceContract, signerContract, vaultContract } from '../../../test/contracts/secrets';
import { platform, type Platform } from '../../../test/contracts/platform';
import { fakeClock, fakeLog } from '../../../test/fakes/time';
import { forgeExclusions } from './exclusions';
import { forgeLedger } from './ledger';
import { forgeNotificationRecord } from './notification-record';
import { forgeObservations } from './observations';
import { forgePace } from './pace';
import type { EditedRule } from '../../domain/rule';
import { forgeResponseStore } from './response-store';
import { revisionedStore } from './revisioned-store';
import { forgeRuleStore } from './rule-store';
import { forgeSettingsStore } from './settings-store';
import { forgeSigner, forgeVault } from './vault';

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
describe('the exclusions on Forge', () => exclusionsContract(() => onFresh(forgeExclusions)));
describe('the settings store on Forge', () => settingsStoreContract(() => onFresh(forgeSettingsStore)));
describe('the rule store on Forge', () =>
  ruleStoreContract(() => onFresh({ rules: forgeRuleStore, settings: forgeSettingsStore })));
it('makes a rule whose maker got no further than its own row', async () => {
  await onFresh(forgeRuleStore);
  const draft = { id: 'rule-1', campaignId: 1 };
  await revisionedStore<EditedRule>('rule').create({ id: 'rule-1', draft, revision: 0 });
  expect(await forgeRuleStore.list()).toEqual([]);
  expect(await forgeRuleStore.add({ ...draft, campaignId: 2 })).not.toBe('conflict');
  expect(await forgeRuleStore.list()).toMatchObject([{ draft: { campaignId: 2 } }]);
});

describe('a revisioned store on Forge', () => {
  const store = revisionedStore<EditedRule>('rule');
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
});

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
