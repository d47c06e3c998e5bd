import React from 'react';
import { Box, Heading, HelperMessage, Stack, Text } from '@forge/react';
import type { Counts } from '../../../src/contract/admin/overview';
import { useWords } from '../../shared/words-context';

/** Surveys and responses of the last seven days, and the last response. */
export function LastWeek({ surveys, responses, more, lastResponseAt }: Counts) {
  const words = useWords();
  return (
    <Stack space="space.200" alignInline="start">
      <Box padding="space.200" backgroundColor="elevation.surface.sunken">
        <Stack space="space.050">
          <Heading size="xsmall" as="h3">
            {words.say('overview.lastWeek')}
          </Heading>
          <Text>{words.count('overview.surveys', surveys)}</Text>
          <Text>{words.count('overview.responses', responses)}</Text>
          {more && <HelperMessage>{words.say('overview.atLeast')}</HelperMessage>}
        </Stack>
      </Box>
      <Text>
        {lastResponseAt === undefined
          ? words.say('overview.noResponse')
          : words.say('overview.lastResponse', { when: words.ago(lastResponseAt) })}
      </Text>
    </Stack>
  );
}
