import React from 'react';
import { Inline, List, ListItem, Lozenge, Stack, Text } from '@forge/react';
import type { CheckView, SawView } from '../../../src/contract/check-view';
import { type LozengeAppearance, reasonSentence } from '../survey-words';
import type { Words } from '../words';
import { useWords } from '../words-context';

const VERDICTS: Record<CheckView['verdict'], LozengeAppearance> = {
  pass: 'success',
  skip: 'removed',
  wait: 'moved',
  later: 'moved',
  'not-reached': 'default',
};

/** Checks in the order in which they decide: what each is about, what it said, what it looked at, and why. */
export function CheckList({ checks }: { checks: CheckView[] }) {
  return (
    <List type="ordered">
      {checks.map((check) => (
        <ListItem key={check.name}>
          <Check check={check} />
        </ListItem>
      ))}
    </List>
  );
}

function Check({ check }: { check: CheckView }) {
  const words = useWords();
  const { name, verdict, saw } = check;
  const why = whyOf(words, check);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.sayCode('eligibility', name, 'eligibility.other')}</Text>
        <Lozenge appearance={VERDICTS[verdict]}>{words.say(`verdict.${verdict}`)}</Lozenge>
      </Inline>
      {saw && <Text color="color.text.subtle">{sawWords(words, saw)}</Text>}
      {why && <Text color="color.text.subtle">{why}</Text>}
    </Stack>
  );
}

/** Why a check does not pass, as far as there is more to say. */
export function whyOf(words: Words, { reason, waitsFor }: CheckView): string | undefined {
  return waitsFor ? words.say(`explain.waitsFor.${waitsFor}`) : reasonSentence(words, reason);
}

/** What it looked at, in its order. */
function sawWords(words: Words, saw: SawView): string {
  return [...(saw.before ?? []), saw].map((each) => oneSaw(words, each)).join('; ');
}

function oneSaw(words: Words, { what, values = {}, at }: SawView): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? words.number(value) : name === 'language' ? words.language(value) : value,
  ]);
  const when = at === undefined ? {} : { when: words.dateTime(at) };
  return words.sayCode('saw', what, 'saw.other', { ...Object.fromEntries(said), ...when });
}
