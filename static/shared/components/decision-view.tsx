import React from 'react';
import { Heading, Stack, Text } from '@forge/react';
import type { DecisionView as Decision } from '../../../src/contract/check-view';
import type { Words } from '../words';
import { useWords } from '../words-context';
import { CheckList } from './check-list';

/** Why a survey was sent, or was not: what was decided when, by which rule, check by check. */
export function DecisionView({ decision, isTitled = false }: { decision: Decision; isTitled?: boolean }) {
  const words = useWords();
  return (
    <Stack space="space.100">
      {isTitled && (
        <Heading size="xsmall" as="h3">
          {words.say('decision.title')}
        </Heading>
      )}
      <Text>{words.say('decision.at', { when: words.dateTime(decision.at) })}</Text>
      <Text>{ruleWords(words, decision.rule)}</Text>
      <CheckList checks={decision.checks} />
    </Stack>
  );
}

/** The rule that won as it was called then, and what has become of it. */
function ruleWords(words: Words, rule: Decision['rule']): string {
  if (!rule) return words.say('decision.noRule');
  const name = rule.name ?? rule.campaignName ?? words.say('decision.unnamed');
  return words.say(rule.since ? `decision.rule.${rule.since}` : 'decision.rule.same', {
    name,
    nameNow: rule.nameNow ?? '',
  });
}
