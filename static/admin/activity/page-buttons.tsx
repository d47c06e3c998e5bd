import React from 'react';
import { Button, HelperMessage, Inline, Stack, Text } from '@forge/react';
import { useWords } from '../../shared/words-context';

interface PageButtonsProps {
  page: { next?: unknown; searchedTo?: number };
  /** Beginning with 1. */
  number: number;
  isOldestFirst?: boolean;
  onTurn(by: 1 | -1): void;
}

/** The way to the other pages, and how far was looked where a page is not full for that. */
export function PageButtons({ page, number, isOldestFirst = false, onTurn }: PageButtonsProps) {
  const words = useWords();
  const { next, searchedTo } = page;
  if (!next && number === 1) return null;
  return (
    <Stack space="space.100">
      {searchedTo !== undefined && (
        <HelperMessage>
          {words.say(isOldestFirst ? 'activity.searchedUpTo' : 'activity.searchedBackTo', {
            when: words.dateTime(searchedTo),
          })}
        </HelperMessage>
      )}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Button isDisabled={number === 1} onClick={() => onTurn(-1)}>
          {words.say('activity.previousPage')}
        </Button>
        <Text>{words.say('activity.page', { n: words.number(number) })}</Text>
        <Button isDisabled={!next} onClick={() => onTurn(1)}>
          {words.say(searchedTo === undefined ? 'activity.nextPage' : 'activity.goOn')}
        </Button>
      </Inline>
    </Stack>
  );
}
