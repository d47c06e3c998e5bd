import React, { type ComponentProps, useState } from 'react';
import { Box, Button, DynamicTable, HelperMessage, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { ListedRule } from '../../../src/contract/admin/rules';
import { useWords } from '../../shared/words-context';
import { campaignWords } from './rule-words';

type RankEnd = Parameters<NonNullable<ComponentProps<typeof DynamicTable>['onRankEnd']>>[0];

interface RuleOrderProps {
  rules: ListedRule[];
  nameOf(rule: ListedRule): string;
  /** `to`: its place among the others, 0 the first. */
  onMove(ruleId: string, to: number): Promise<void>;
  onDone(): void;
}

/** The rules in a line each, to be dragged into another order; each move is saved at once. */
export function RuleOrder({ rules, nameOf, onMove, onDone }: RuleOrderProps) {
  const words = useWords();
  // Where a rule was dropped it stays while that is saved.
  const [dropped, setDropped] = useState<string[]>();
  const shown = dropped ? dropped.flatMap((id) => rules.find((rule) => rule.id === id) ?? []) : rules;

  async function drop({ sourceKey: ruleId, destination }: RankEnd) {
    const order = rules.map(({ id }) => id);
    if (!destination || dropped || destination.index === order.indexOf(ruleId)) return;
    const others = order.filter((id) => id !== ruleId);
    setDropped([...others.slice(0, destination.index), ruleId, ...others.slice(destination.index)]);
    await onMove(ruleId, destination.index);
    setDropped(undefined);
  }

  const rows = shown.map((rule, index) => ({
    key: rule.id,
    cells: [
      {
        key: 'rule',
        content: (
          <Box padding="space.100">
            <Inline space="space.100" alignBlock="center" shouldWrap>
              <Text weight="medium">{`${words.number(index + 1)}. ${nameOf(rule)}`}</Text>
              {!rule.enabled && <Lozenge>{words.say('rules.off')}</Lozenge>}
              <Text color="color.text.subtle">{campaignWords(words, rule)}</Text>
            </Inline>
          </Box>
        ),
      },
    ],
  }));
  return (
    <Stack space="space.100">
      <HelperMessage>{words.say('rules.orderHelp')}</HelperMessage>
      <DynamicTable label={words.say('rules.orderLabel')} isRankable rows={rows} onRankEnd={(end) => void drop(end)} />
      <Inline>
        <Button autoFocus onClick={onDone}>
          {words.say('rules.orderDone')}
        </Button>
      </Inline>
    </Stack>
  );
}
