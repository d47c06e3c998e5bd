import React from 'react';
import { Heading, HelperMessage, Stack } from '@forge/react';

/** Begins the fields of a part of a rule: what it is, and what for. */
export function PartHeading({ title, help }: { title: string; help: string }) {
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {title}
      </Heading>
      <HelperMessage>{help}</HelperMessage>
    </Stack>
  );
}
