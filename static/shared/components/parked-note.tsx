import React, { type ReactNode } from 'react';
import { SectionMessage, Text } from '@forge/react';
import { type Parked, parkedSentences } from '../survey-words';
import { useWords } from '../words-context';

interface ParkedNoteProps {
  parked: Parked;
  /** The site's own names of the fields, by what they hold. */
  fieldNames: Record<string, string>;
  /** Whether the person at the screen can put it right. */
  isForAdmin?: boolean;
  children?: ReactNode;
}

/** A response that needs a person: what holds it up, and the cure for whoever can apply it. */
export function ParkedNote({ parked, fieldNames, isForAdmin, children }: ParkedNoteProps) {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words.say('survey.parkedTitle')}>
      {parkedSentences(words, parked, fieldNames, { isForAdmin }).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {children}
    </SectionMessage>
  );
}
