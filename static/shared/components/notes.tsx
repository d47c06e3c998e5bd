import React, { type ReactNode } from 'react';
import { Heading, Inline, LoadingButton, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { Failure } from '../hooks/outcome-of';
import type { WordKey, Words } from '../words';
import { useWords } from '../words-context';

/** Words for a failure, with the next step; a screen may have better words for some problems. */
export function failureWords(words: Words, { problem, retryAfterSeconds }: Failure, messages: Messages = {}): string {
  const text = words.say(messages[problem] ?? `problem.${problem}`);
  return retryAfterSeconds ? `${text} ${words.count('problem.waitSeconds', retryAfterSeconds)}` : text;
}

export type Messages = Partial<Record<Failure['problem'], WordKey>>;

/** Something is on its way. */
export function LoadingNote({ label }: { label: string }) {
  return (
    <Inline space="space.100" alignBlock="center">
      <Spinner size="medium" label={label} />
      <Text>{label}</Text>
    </Inline>
  );
}

interface FailureNoteProps {
  failure: Failure;
  messages?: Messages;
  onRetry?: () => void;
  /** True while another attempt is on its way; this note is about the one before. */
  isRetrying?: boolean;
}

/** Something did not work: what, and what to do next. */
export function FailureNote({ failure, messages, onRetry, isRetrying = false }: FailureNoteProps) {
  const words = useWords();
  return (
    <SectionMessage appearance="error" title={words.say('problem.title')}>
      <Stack space="space.100" alignInline="start">
        <Text>{failureWords(words, failure, messages)}</Text>
        {onRetry && failure.problem !== 'not-allowed' && (
          <Inline space="space.100" alignBlock="center">
            <LoadingButton isLoading={isRetrying} onClick={onRetry}>
              {words.say('common.tryAgain')}
            </LoadingButton>
            {isRetrying && <Text>{words.say('common.tryingAgain')}</Text>}
          </Inline>
        )}
      </Stack>
    </SectionMessage>
  );
}

/** There is nothing yet: why, and what to do next. */
export function EmptyNote({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Stack space="space.100" alignInline="start">
      <Heading size="small" as="h3">
        {title}
      </Heading>
      <Text>{text}</Text>
      {children}
    </Stack>
  );
}
