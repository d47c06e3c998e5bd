import type { Rule } from '../../src/domain/rule';
import { forgeRuleStore } from '../../src/gateways/forge/rule-store';
import type { TestSite } from './test-site';

/** Rules with parts that the set-up has no controls for yet, after the one that the set-up made; the first changes that one. */
export async function setRules(site: TestSite, [first, ...others]: Partial<Rule>[]): Promise<void> {
  const detach = site.simulator.forge.attach(globalThis, { moduleKey: 'admin' });
  const writing = (async () => {
    const [known] = await forgeRuleStore.list();
    if (!known) throw new Error('The set-up has made no rule');
    await forgeRuleStore.replace({ ...known, draft: { ...known.draft, ...first } });
    for (const [index, other] of others.entries()) {
      await forgeRuleStore.add({ ...known.draft, ...other, id: `rule-${index + 100}` });
    }
  })();
  await site.simulator.clock.advance(60_000);
  await writing.finally(detach);
}
