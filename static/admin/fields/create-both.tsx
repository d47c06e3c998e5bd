import React from 'react';
import { Heading, Inline, LoadingButton, ProgressBar, Stack, Text } from '@forge/react';
import { FailureNote } from '../../shared/components/notes';
import type { Action } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';

interface CreateBothProps {
  isFirstChoice: boolean;
  creation: Pick<Action<unknown, unknown>, 'busy' | 'failure'>;
  onCreate(): void;
}

/** Lets the app make both fields. Safe to do twice. */
export function CreateBoth({ isFirstChoice, creation: { busy, failure }, onCreate }: CreateBothProps) {
  const words = useWords();
  const label = words.say('fields.creating');
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('fields.createTitle')}
      </Heading>
      <Text>{words.say('fields.createText')}</Text>
      <Inline>
        <LoadingButton appearance={isFirstChoice ? 'primary' : 'default'} isLoading={busy} onClick={onCreate}>
          {words.say('fields.create')}
        </LoadingButton>
      </Inline>
      {busy && (
        <Stack space="space.050">
          <ProgressBar isIndeterminate ariaLabel={label} />
          <Text>{label}</Text>
        </Stack>
      )}
      {failure && <FailureNote failure={failure} messages={{ 'jira-refused': 'fields.createRefused' }} />}
    </Stack>
  );
}
