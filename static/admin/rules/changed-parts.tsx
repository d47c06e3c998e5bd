import React from 'react';
import { Text } from '@forge/react';
import type { ChangedPart } from '../../../src/contract/admin/audit';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

interface ChangedPartsProps {
  what: 'added' | 'changed' | 'removed';
  parts: ChangedPart[];
  partWords(words: Words, part: string): string;
  valueWords(words: Words, part: string, value: unknown): string;
}

/** What was, or is to be, changed, a line for each part: what it was and what it is; of something new what it is. */
export function ChangedParts({ what, parts, partWords, valueWords }: ChangedPartsProps) {
  const words = useWords();
  const line = ({ part, before, after }: ChangedPart) => {
    const name = partWords(words, part);
    if (what !== 'changed')
      return words.say('audit.isSet', { part: name, value: valueWords(words, part, after ?? before) });
    const [was, is] = [valueWords(words, part, before), valueWords(words, part, after)];
    return words.say('audit.wasSet', { part: name, before: was, after: is });
  };
  return (
    <>
      {parts.map((each) => (
        <Text key={each.part}>{line(each)}</Text>
      ))}
    </>
  );
}
