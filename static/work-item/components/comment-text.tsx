import React from 'react';
import { Stack, Text } from '@forge/react';

/** What a respondent wrote: its lines and paragraphs are kept. nps.today's comments are plain text, so nothing in them acts. */
export function CommentText({ text }: { text: string }) {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return (
    <Stack space="space.100">
      {paragraphs.map((paragraph, index) => (
        <Stack key={index} space="space.0">
          {paragraph.split('\n').map((line, row) => (
            <Text key={row}>{line}</Text>
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
