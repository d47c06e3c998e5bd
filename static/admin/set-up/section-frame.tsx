import React, { type ReactNode } from 'react';
import { Box, Button, Heading, Inline, Lozenge, Stack, Text, xcss } from '@forge/react';
import { useWords } from '../../shared/words-context';

interface SectionFrameProps {
  title: string;
  /** `problem`: it was done, and something of it does not work now. */
  mark?: 'done' | 'problem' | 'next' | 'later';
  summary: string;
  /** What of it does not work now. */
  problem?: string;
  isOpen: boolean;
  openLabel: string;
  onToggle(): void;
  /** Another number than before: what a person did led here, so the keyboard's focus comes here. */
  arrival?: number;
  children: ReactNode;
}

const FRAME = xcss({ borderColor: 'color.border', borderStyle: 'solid', borderWidth: 'border.width' });
const APPEARANCE = { done: 'success', problem: 'removed', next: 'inprogress', later: 'default' } as const;

/** One section of the set-up: its title and what it is set to, and its form when it is open. */
export function SectionFrame({
  title,
  mark,
  summary,
  problem,
  isOpen,
  openLabel,
  onToggle,
  arrival,
  children,
}: SectionFrameProps) {
  const words = useWords();
  return (
    <Box xcss={FRAME} padding="space.200">
      <Stack space="space.200">
        <Inline spread="space-between" alignBlock="start" space="space.100">
          <Stack space="space.050">
            <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
              <Heading size="small" as="h2">
                {title}
              </Heading>
              {mark && <Lozenge appearance={APPEARANCE[mark]}>{words.say(`setup.${mark}`)}</Lozenge>}
            </Inline>
            <Text color="color.text.subtle">{summary}</Text>
            {problem && <Text>{problem}</Text>}
          </Stack>
          {/* UI Kit focuses a control only as it appears: with another key it appears anew. */}
          <Button key={arrival ?? 0} autoFocus={arrival !== undefined} appearance="subtle" onClick={onToggle}>
            {isOpen ? words.say('common.close') : openLabel}
          </Button>
        </Inline>
        {isOpen && children}
      </Stack>
    </Box>
  );
}
