import React, { useState } from 'react';
import { Button, HelperMessage, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ListedRule } from '../../../src/contract/admin/rules';
import { EmptyNote, FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { RuleFileSection } from '../rule-file/rule-file-section';
import type { RuleActions } from './rule-actions';
import { RuleCard } from './rule-card';
import { RuleOrder } from './rule-order';
import { ruleName } from './rule-words';
import type { ArrivalAt } from './use-arrival-at';
import { useRuleNames } from './use-rule-names';

interface RuleListProps {
  api: AdminApi;
  rules: ListedRule[];
  arrival: ArrivalAt;
  onEdit(ruleId: string): void;
  onAdd(): void;
  onChanged(): Promise<void>;
}

/** The rules in their order, and what can be done with each. One thing at a time: each begins with the list as it is. */
export function RuleList({ api, rules, arrival, onEdit, onAdd, onChanged }: RuleListProps) {
  const words = useWords();
  const names = useRuleNames(api, rules);
  const checked = useLoaded(() => api.checkRules({}), rules.map(({ id, revision }) => `${id} ${revision}`).join());
  const found = checked.loaded.kind === 'ready' ? checked.loaded.value : {};
  const action = useAction(async (change: () => ReturnType<AdminApi['moveRule']>) => {
    const result = await change();
    // Also where it was refused: then somebody else has changed the list.
    await onChanged();
    return result;
  });
  const act = async (change: () => ReturnType<AdminApi['moveRule']>) => action.busy || (await action.run(change));
  const nameOf = (rule: ListedRule) => ruleName(words, rule, rules.indexOf(rule));
  const order = rules.map(({ id }) => id);
  const [orders, setOrders] = useState(false);
  const moveTo = (ruleId: string, to: number) => act(() => api.moveRule({ ruleId, to, order }));

  const actionsOf = (rule: ListedRule, index: number): RuleActions => {
    const seen = { id: rule.id, revision: rule.revision };
    const move = async (at: 'up' | 'down') => {
      const to = index + (at === 'up' ? -1 : 1);
      await moveTo(rule.id, to);
      const isAtEnd = to === 0 || to === rules.length - 1;
      arrival.arrive({ at: isAtEnd ? (to === 0 ? 'down' : 'up') : at, key: rule.id });
    };
    return {
      onEdit: () => onEdit(rule.id),
      onSwitch: (enabled) => void act(() => api.switchRule({ rule: seen, enabled })),
      onMove: (at) => void move(at),
      onCopy: () => void act(() => api.copyRule({ rule: seen, name: copyName(rule) })),
      countWaiting: () => api.countWaitingOf({ ruleId: rule.id }),
      remove: () => api.deleteRule({ rule: seen }),
      onRemoved: async () => {
        await onChanged();
        arrival.arrive({ at: 'edit' });
      },
    };
  };
  const copyName = (rule: ListedRule) => words.say('rules.copyOf', { name: nameOf(rule) }).slice(0, 100);

  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Text>{words.say('rules.intro')}</Text>
        <HelperMessage>{words.say('rules.offHelp')}</HelperMessage>
      </Stack>
      {rules.length > 0 && rules.every(({ enabled }) => !enabled) && (
        <SectionMessage appearance="warning">
          <Text>{words.say('rules.allOff')}</Text>
        </SectionMessage>
      )}
      {action.failure && <FailureNote failure={action.failure} messages={{ 'changed-meanwhile': 'rules.meanwhile' }} />}
      {rules.length === 0 && <EmptyNote title={words.say('rules.emptyTitle')} text={words.say('rules.empty')} />}
      {orders && (
        <RuleOrder
          rules={rules}
          nameOf={nameOf}
          onMove={async (ruleId, to) => void (await moveTo(ruleId, to))}
          onDone={() => {
            setOrders(false);
            arrival.arrive({ at: 'order' });
          }}
        />
      )}
      {!orders && rules.length > 1 && (
        <Inline>
          <Button {...arrival.of({ at: 'order' })} onClick={() => setOrders(true)}>
            {words.say('rules.order')}
          </Button>
        </Inline>
      )}
      {(orders ? [] : rules).map((rule, index) => (
        <RuleCard
          key={rule.id}
          rule={rule}
          problems={[...rule.problems, ...(found[rule.id] ?? [])]}
          name={nameOf(rule)}
          place={index + 1}
          count={rules.length}
          names={names}
          nameOfOther={(id) => rules.filter((each) => each.id === id).map(nameOf)[0] ?? id}
          actions={actionsOf(rule, index)}
          arrival={arrival}
        />
      ))}
      <Inline>
        <Button {...arrival.of({ at: 'edit' })} appearance="primary" onClick={onAdd}>
          {words.say('rules.add')}
        </Button>
      </Inline>
      <RuleFileSection api={api} hasRules={rules.length > 0} onChanged={onChanged} />
    </Stack>
  );
}
