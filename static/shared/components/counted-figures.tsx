import React, { type ComponentProps, type ReactNode } from 'react';
import { HelperMessage, SectionMessage, Stack, Text } from '@forge/react';
import { useWords } from '../words-context';

interface CountedFiguresProps {
  /** Up to when everything is counted, epoch ms; absent until that is so. */
  through?: number;
  isRebuilding: boolean;
  space: ComponentProps<typeof Stack>['space'];
  children: ReactNode;
}

/** Figures, with how far surveys are counted for them; only that where nothing is counted yet. */
export function CountedFigures({ through, isRebuilding, space, children }: CountedFiguresProps) {
  const words = useWords();
  if (through === undefined && !isRebuilding) return <Text>{words.say('report.counting')}</Text>;
  return (
    <Stack space={space}>
      {isRebuilding && (
        <SectionMessage appearance="information">
          <Text>{words.say('report.rebuilding')}</Text>
        </SectionMessage>
      )}
      {children}
      {through !== undefined && (
        <HelperMessage>{words.say('report.through', { when: words.moment(through) })}</HelperMessage>
      )}
    </Stack>
  );
}
