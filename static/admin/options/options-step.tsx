import React, { useState } from 'react';
import { Form, HelperMessage, Inline, Checkbox, LoadingButton, Stack } from '@forge/react';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';
import type { StepProps } from '../set-up/step-props';

const OPTIONS = ['sendSummary', 'notifyWatchers', 'writeLocked', 'acceptAutomation'] as const;

/** Options: the title for nps.today, how responses are written, and which other responses are accepted. */
export function OptionsStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const [options, setOptions] = useState(setup.options);
  const save = useAction(api.saveOptions);
  async function submit() {
    if ((await save.run(options)).ok) await onDone(words.say('common.saved'));
  }
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        {OPTIONS.map((option) => (
          <Stack key={option} space="space.0">
            <Checkbox
              label={words.say(`options.${option}.label`)}
              isChecked={options[option]}
              onChange={({ target }) => setOptions({ ...options, [option]: target.checked === true })}
            />
            <HelperMessage>{words.say(`options.${option}.help`)}</HelperMessage>
          </Stack>
        ))}
        <Inline>
          <LoadingButton type="submit" appearance="primary" isLoading={save.busy}>
            {words.say('common.save')}
          </LoadingButton>
        </Inline>
        {/* Below: no button moves as it appears. */}
        {save.failure && <FailureNote failure={save.failure} />}
      </Stack>
    </Form>
  );
}
