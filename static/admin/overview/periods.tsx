import React from 'react';
import { Box, Heading, HelperMessage, Inline, Stack, Text } from '@forge/react';
import type { Counts } from '../../../src/contract/admin/overview';
import { useWords } from '../../shared/words-context';

/** Surveys and responses of the last 7 and 30 days. */
export function Periods({ periods, lastResponseAt }: Counts) {
  const words = useWords();
  return (
    <Stack space="space.200">
      <Inline space="space.200" shouldWrap rowSpace="space.200">
        {periods.map(({ days, surveys, responses, more }) => (
          <Box key={days} padding="space.200" backgroundColor="elevation.surface.sunken">
            <Stack space="space.050">
              <Heading size="xsmall" as="h3">
                {words.say('overview.days', { n: words.number(days) })}
              </Heading>
              <Text>{words.count('overview.surveys', surveys)}</Text>
              <Text>{words.count('overview.responses', responses)}</Text>
              {more && <HelperMessage>{words.say('overview.atLeast')}</HelperMessage>}
            </Stack>
          </Box>
        ))}
      </Inline>
      <Text>
        {lastResponseAt === undefined
          ? words.say('overview.noResponse')
          : words.say('overview.lastResponse', { when: words.ago(lastResponseAt) })}
      </Text>
    </Stack>
  );
}
