import React, { useState } from 'react';
import { Button, Form, Inline, LoadingButton, Select, Stack, TextArea } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Comparison } from '../../../src/contract/admin/rule-file';
import { LONGEST_FILE } from '../../../src/contract/limits';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';
import { chosenOption } from '../set-up/options';
import { ComparisonView } from './comparison-view';

interface ImportRulesProps {
  api: AdminApi;
  onClose(): void;
  onImported(): Promise<void>;
}

const MODES = ['replace', 'add'] as const;
type Asked = { text: string; mode: (typeof MODES)[number] };

/** Rules are pasted, compared with those that are here, and imported once somebody has seen what that would change. */
export function ImportRules({ api, onClose, onImported }: ImportRulesProps) {
  const words = useWords();
  const [asked, setAsked] = useState<Asked>({ text: '', mode: 'replace' });
  const [isMissing, setMissing] = useState(false);
  const [found, setFound] = useState<Comparison>();
  const compare = useAction(api.compareRules);
  const save = useAction(api.importRules);
  /** What was compared was another text. */
  const change = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part });
    setFound(undefined);
    setMissing(false);
    compare.clear();
    save.clear();
  };
  async function submit() {
    change({});
    if (asked.text.trim() === '') return setMissing(true);
    const compared = await compare.run(asked);
    if (compared.ok) setFound(compared.value);
  }
  async function apply(leaveOut: boolean, seen: { id: string; revision: number }[]) {
    const saved = await save.run({ ...asked, leaveOut, seen });
    if (saved.ok) await onImported();
  }
  return (
    <Stack space="space.200">
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Field
            id="rule-file-text"
            label={words.say('ruleFile.paste')}
            help={words.say('ruleFile.pasteHelp')}
            error={isMissing ? words.say('ruleFile.missing') : undefined}
          >
            <TextArea
              autoFocus
              id="rule-file-text"
              value={asked.text}
              isMonospaced
              minimumRows={8}
              maxHeight="320px"
              maxLength={LONGEST_FILE}
              onChange={({ target }) => change({ text: String(target.value ?? '') })}
            />
          </Field>
          <ModeField mode={asked.mode} onChange={(mode) => change({ mode })} />
          <Inline space="space.100">
            <LoadingButton type="submit" isLoading={compare.busy}>
              {words.say('ruleFile.compare')}
            </LoadingButton>
            <Button onClick={onClose}>{words.say('common.cancel')}</Button>
          </Inline>
        </Stack>
      </Form>
      {compare.failure && <FailureNote failure={compare.failure} />}
      {found && (
        <ComparisonView
          api={api}
          comparison={found}
          isSaving={save.busy}
          onImport={(leaveOut, seen) => void apply(leaveOut, seen)}
        />
      )}
      {save.failure && (
        <FailureNote
          failure={save.failure}
          messages={{ 'changed-meanwhile': 'ruleFile.meanwhile', 'bad-input': 'ruleFile.refusedWhole' }}
        />
      )}
    </Stack>
  );
}

function ModeField({ mode, onChange }: { mode: Asked['mode']; onChange(mode: Asked['mode']): void }) {
  const words = useWords();
  const options = MODES.map((value) => ({ value, label: words.say(`ruleFile.modes.${value}`) }));
  return (
    <Field id="rule-file-mode" label={words.say('ruleFile.mode')} help={words.say('ruleFile.compareHelp')}>
      <Select
        inputId="rule-file-mode"
        isSearchable={false}
        options={options}
        value={options.find(({ value }) => value === mode)}
        onChange={(picked: unknown) => onChange(MODES.find((each) => each === chosenOption(picked)?.value) ?? mode)}
      />
    </Field>
  );
}
