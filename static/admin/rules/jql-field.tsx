import React from 'react';
import { ErrorMessage, HelperMessage, Inline, Label, LoadingButton, Stack, TextArea, ValidMessage } from '@forge/react';
import { LONGEST_JQL } from '../../../src/contract/admin/rules';
import { failureWords } from '../../shared/components/notes';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { JqlChoice } from './use-jql-choice';

/** What else must be true of a work item, checked by Jira when the field is left. */
export function JqlField({ choice }: { choice: JqlChoice }) {
  const { jql, isChecking, checked } = choice;
  const words = useWords();
  const isFine = checked && 'verdict' in checked && checked.verdict.kind === 'fine';
  const errors = errorsOf(words, checked);
  return (
    <Stack space="space.050">
      <Label labelFor="rule-jql">{words.say('rules.jqlLabel')}</Label>
      <TextArea
        id="rule-jql"
        isMonospaced
        maxLength={LONGEST_JQL}
        value={jql}
        isInvalid={errors.length > 0}
        onChange={({ target }) => choice.onType(String(target.value ?? ''))}
        onBlur={() => void choice.check()}
      />
      {errors.map((error) => (
        <ErrorMessage key={error}>{error}</ErrorMessage>
      ))}
      {isFine && <ValidMessage>{words.say('rules.jqlFine')}</ValidMessage>}
      {errors.length === 0 && !isFine && <HelperMessage>{words.say('rules.jqlHelp')}</HelperMessage>}
      {jql.trim() !== '' && (
        <Inline>
          <LoadingButton isLoading={isChecking} onClick={() => void choice.check()}>
            {words.say('rules.jqlCheck')}
          </LoadingButton>
        </Inline>
      )}
    </Stack>
  );
}

/** What Jira says, in its own words; beside them whose eyes it looked with, where that is not the reader's. */
function errorsOf(words: Words, checked: JqlChoice['checked']): string[] {
  if (!checked) return [];
  if ('failure' in checked) return [failureWords(words, checked.failure)];
  const { verdict } = checked;
  if (verdict.kind === 'ordered') return [words.say('rules.jqlOrdered')];
  if (verdict.kind === 'fine') return [];
  return verdict.to === 'app' ? [words.say('rules.jqlToApp'), ...verdict.errors] : verdict.errors;
}
