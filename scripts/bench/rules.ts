import type { Simulator } from '../../simulator';
import type { Rule } from '../../src/domain/rule';
import { forgeRuleStore } from '../../src/gateways/forge/rule-store';

/** Longer than it takes to write some rules. */
const WRITING_MS = 60_000;

/** Changes the rule that the set-up made to the first of these, and puts others like it behind; with parts that no screen has yet. */
export async function setRules(simulator: Simulator, [first, ...others]: Partial<Rule>[]): Promise<void> {
  const detach = simulator.forge.attach(globalThis, { moduleKey: 'admin' });
  const writing = (async () => {
    const [known] = await forgeRuleStore.list();
    if (!known) throw new Error('The set-up has made no rule');
    await forgeRuleStore.replace({ ...known, draft: { ...known.draft, ...first } });
    for (const [index, other] of others.entries()) {
      await forgeRuleStore.add({ ...known.draft, ...other, id: `rule-${index + 100}` });
    }
  })();
  await simulator.clock.advance(WRITING_MS);
  await writing.finally(detach);
}
