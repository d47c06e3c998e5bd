import React from 'react';
import { Button, Inline, Stack, Text, TextArea } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { CopyButton } from '../../shared/components/copy-button';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';

/** The rules as a text to copy: a screen of Jira has no way to hand over a file. */
export function ExportRules({ api, onClose }: { api: AdminApi; onClose(): void }) {
  const words = useWords();
  const exported = useLoaded(() => api.exportRules({}));
  return (
    <Stack space="space.100">
      <LoadedView of={exported} label={words.say('ruleFile.exporting')}>
        {({ text, rules, unfinished }) => (
          <Stack space="space.100">
            <Text>{words.count('ruleFile.exported', rules)}</Text>
            {unfinished > 0 && <Text>{words.count('ruleFile.unfinished', unfinished)}</Text>}
            <Field id="rule-file" label={words.say('ruleFile.label')}>
              <TextArea id="rule-file" value={text} isReadOnly isMonospaced minimumRows={8} maxHeight="320px" />
            </Field>
            <CopyButton text={text} label={words.say('ruleFile.copy')} />
          </Stack>
        )}
      </LoadedView>
      <Inline>
        <Button autoFocus onClick={onClose}>
          {words.say('common.close')}
        </Button>
      </Inline>
    </Stack>
  );
}
