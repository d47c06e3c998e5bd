import React from 'react';
import { Checkbox, ErrorMessage, Heading, HelperMessage, Stack, Text } from '@forge/react';
import type { StatusOption } from '../../../src/contract/admin/rules';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { CATEGORIES, labelAmong } from './finished-statuses';
import type { FinishedChoice } from './use-finished-choice';

/** What counts as finished: the Done category, or statuses of the chosen projects, by category. */
export function StatusesField({ choice, error }: { choice: FinishedChoice; error?: string }) {
  const { list, statuses, byCategory, summary, notes, onByCategory } = choice;
  const words = useWords();
  return (
    <Stack space="space.150">
      <Stack space="space.0">
        <Checkbox
          label={words.say('scope.doneLabel')}
          isChecked={byCategory}
          onChange={({ target }) => onByCategory(target.checked === true)}
        />
        {error ? <ErrorMessage>{error}</ErrorMessage> : summary && <HelperMessage>{summary}</HelperMessage>}
      </Stack>
      {list.loaded.kind === 'failed' && (
        <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
      )}
      {notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
      {!byCategory && statuses && <ByCategory choice={choice} statuses={statuses} isInvalid={error !== undefined} />}
    </Stack>
  );
}

interface ByCategoryProps {
  choice: FinishedChoice;
  statuses: StatusOption[];
  isInvalid: boolean;
}

function ByCategory({ choice: { finished, projects, onTick }, statuses, isInvalid }: ByCategoryProps) {
  const words = useWords();
  const groups = CATEGORIES.map((category) => ({
    category,
    members: statuses.filter((status) => status.category === category),
  })).filter(({ members }) => members.length > 0);
  return (
    <Stack space="space.150">
      {groups.map(({ category, members }) => (
        <Stack key={category} space="space.0">
          <Heading size="xxsmall" as="h3">
            {words.say(`scope.category.${category}`)}
          </Heading>
          {members.map((status) => (
            <Checkbox
              key={status.id}
              label={labelAmong(words, status, statuses, projects)}
              isChecked={finished.includes(status)}
              isInvalid={isInvalid}
              onChange={({ target }) => onTick(status.id, target.checked === true)}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
