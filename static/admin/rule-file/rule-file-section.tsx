import React, { useState } from 'react';
import { Button, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { useWords } from '../../shared/words-context';
import { ExportRules } from './export-rules';
import { ImportRules } from './import-rules';

interface RuleFileSectionProps {
  api: AdminApi;
  hasRules: boolean;
  /** The rules are others now. */
  onChanged(): Promise<void>;
}

/** Rules are taken to another site, or brought from one. */
export function RuleFileSection({ api, hasRules, onChanged }: RuleFileSectionProps) {
  const words = useWords();
  const [open, setOpen] = useState<'export' | 'import' | 'imported'>();
  /** Which of them was left: the keyboard's focus comes back to its button. */
  const [left, setLeft] = useState<'export' | 'import'>();
  const close = (from: 'export' | 'import') => (setLeft(from), setOpen(undefined));
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h2">
        {words.say('ruleFile.title')}
      </Heading>
      <Text>{words.say('ruleFile.help')}</Text>
      {open === 'imported' && (
        <SectionMessage appearance="success">
          <Text>{words.say('ruleFile.done')}</Text>
        </SectionMessage>
      )}
      {open !== 'export' && open !== 'import' && (
        <Inline space="space.100" rowSpace="space.050" shouldWrap>
          {hasRules && (
            <Button autoFocus={left === 'export'} onClick={() => setOpen('export')}>
              {words.say('ruleFile.export')}
            </Button>
          )}
          <Button autoFocus={left === 'import'} onClick={() => setOpen('import')}>
            {words.say('ruleFile.import')}
          </Button>
        </Inline>
      )}
      {open === 'export' && <ExportRules api={api} onClose={() => close('export')} />}
      {open === 'import' && (
        <ImportRules
          api={api}
          onClose={() => close('import')}
          onImported={async () => {
            await onChanged();
            setLeft('import');
            setOpen('imported');
          }}
        />
      )}
    </Stack>
  );
}
