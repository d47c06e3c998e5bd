import React from 'react';
import { Button, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import type { Asked } from '../../shared/hooks/use-asked';

interface AddressQuestionProps {
  title: string;
  /** What becomes of the address that nps.today has now. */
  text: string;
  yes: string;
  question: Asked;
}

/** Asks before an address that nps.today may be using stops. The keyboard's focus goes to Cancel: a hasty Enter does nothing. */
export function AddressQuestion({ title, text, yes, question }: AddressQuestionProps) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <SectionMessage appearance="warning" title={title}>
        <Stack space="space.100">
          <Text>{text}</Text>
          <Inline space="space.100" shouldWrap rowSpace="space.100">
            <LoadingButton appearance="warning" isLoading={question.busy} onClick={() => void question.confirm()}>
              {yes}
            </LoadingButton>
            <Button autoFocus isDisabled={question.busy} onClick={question.close}>
              {words.say('common.cancel')}
            </Button>
          </Inline>
        </Stack>
      </SectionMessage>
      {question.failure && <FailureNote failure={question.failure} />}
    </Stack>
  );
}
