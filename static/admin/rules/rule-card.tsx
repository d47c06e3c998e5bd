import React, { useState } from 'react';
import { Box, Button, Heading, Inline, Label, Lozenge, SectionMessage, Stack, Text, Toggle, xcss } from '@forge/react';
import type { ListedRule, RuleProblem } from '../../../src/contract/admin/rules';
import { useWords } from '../../shared/words-context';
import { DeleteQuestion } from './delete-question';
import { alongWords, campaignWords, coverageWords, problemWords } from './rule-words';
import type { RuleActions } from './rule-actions';
import type { ArrivalAt } from './use-arrival-at';
import { languagesWords } from './language-words';
import { respondentWords } from './respondent-words';
import { timingWords } from './timing-words';
import type { RuleNames } from './use-rule-names';

interface RuleCardProps {
  rule: ListedRule;
  problems: RuleProblem[];
  name: string;
  /** From 1. */
  place: number;
  count: number;
  names: RuleNames | undefined;
  nameOfOther(ruleId: string): string;
  actions: RuleActions;
  arrival: ArrivalAt;
}

const FRAME = xcss({ borderColor: 'color.border', borderStyle: 'solid', borderWidth: 'border.width' });

/** One rule in the list: what it is called, covers and sends, what is wrong with it, and what can be done with it. */
export function RuleCard({ rule, problems, name, place, count, names, nameOfOther, actions, arrival }: RuleCardProps) {
  const words = useWords();
  const switchId = `switch-${rule.id}`;
  const when = timingWords(words, rule);
  const sends = alongWords(words, rule);
  const spoken = languagesWords(words, rule.languages);
  const whom = respondentWords(words, rule.respondent);
  return (
    <Box xcss={FRAME} padding="space.200">
      <Stack space="space.150">
        <Stack space="space.050">
          <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
            <Heading size="small" as="h2">
              {`${words.number(place)}. ${name}`}
            </Heading>
            {!rule.enabled && <Lozenge>{words.say('rules.off')}</Lozenge>}
          </Inline>
          <Text>{coverageWords(words, rule, names)}</Text>
          <Text color="color.text.subtle">{campaignWords(words, rule)}</Text>
          {spoken !== undefined && <Text color="color.text.subtle">{spoken}</Text>}
          {whom !== undefined && <Text color="color.text.subtle">{whom}</Text>}
          {when !== undefined && <Text color="color.text.subtle">{when}</Text>}
          {sends !== undefined && <Text color="color.text.subtle">{sends}</Text>}
        </Stack>
        {problems.map((problem) => (
          <SectionMessage key={problem.kind} appearance="warning">
            <Text>{problemWords(words, problem, nameOfOther)}</Text>
            {'since' in problem && <Text>{words.say('rules.noticed', { when: words.moment(problem.since) })}</Text>}
          </SectionMessage>
        ))}
        <Inline space="space.100" alignBlock="center">
          <Toggle
            id={switchId}
            label={words.say('rules.onOf', { name })}
            isChecked={rule.enabled}
            onChange={() => actions.onSwitch(!rule.enabled)}
          />
          <Label labelFor={switchId}>{words.say('rules.on')}</Label>
        </Inline>
        <CardButtons rule={rule} name={name} place={place} count={count} actions={actions} arrival={arrival} />
      </Stack>
    </Box>
  );
}

type CardButtonsProps = Pick<RuleCardProps, 'rule' | 'name' | 'place' | 'count' | 'actions' | 'arrival'>;

function CardButtons({ rule, name, place, count, actions, arrival }: CardButtonsProps) {
  const words = useWords();
  const [deletes, setDeletes] = useState(false);
  const at = (control: 'edit' | 'up' | 'down') => arrival.of({ at: control, key: rule.id });
  return (
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      <Button {...at('edit')} onClick={actions.onEdit}>
        {words.say('rules.edit')}
      </Button>
      <Button {...at('up')} isDisabled={place === 1} onClick={() => actions.onMove('up')}>
        {words.say('rules.up')}
      </Button>
      <Button {...at('down')} isDisabled={place === count} onClick={() => actions.onMove('down')}>
        {words.say('rules.down')}
      </Button>
      <Button onClick={actions.onCopy}>{words.say('rules.copy')}</Button>
      <Button onClick={() => setDeletes(true)}>{words.say('rules.delete')}</Button>
      {deletes && <DeleteQuestion name={name} actions={actions} onClose={() => setDeletes(false)} />}
    </Inline>
  );
}
