import React from 'react';
import { Box, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { SiteFinding } from '../../../src/contract/admin/site-check';
import { useWords } from '../../shared/words-context';
import { answerWords } from './site-answers';
import { meaningOf, sinceOf } from './site-check-words';

const APPEARANCE = { 'as-assumed': 'success', differs: 'moved', waiting: 'default', unknown: 'removed' } as const;

/** Question by question: what was seen, since when, what it means and what to do. */
export function SiteFindings({ title, findings }: { title: string; findings: SiteFinding[] }) {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading size="xsmall" as="h3">
        {title}
      </Heading>
      {findings.map((finding) => (
        <Box key={finding.question}>
          <Stack space="space.050" alignInline="start">
            <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
              <Text weight="semibold">{words.say(`check.q.${finding.question}.title`)}</Text>
              <Lozenge appearance={APPEARANCE[finding.verdict]}>
                {words.say(`check.verdict.${finding.verdict}`)}
              </Lozenge>
            </Inline>
            <Text>{meaningOf(words, finding)}</Text>
            {finding.answer !== undefined && (
              <Text size="small" color="color.text.subtle">
                {[
                  words.say('check.seen', { answer: answerWords(words, finding.question, finding.answer) }),
                  ...sinceOf(words, finding),
                ].join(' · ')}
              </Text>
            )}
          </Stack>
        </Box>
      ))}
    </Stack>
  );
}
