import React, { useState } from 'react';
import { Form, HelperMessage, Inline, Checkbox, LoadingButton, Stack } from '@forge/react';
import { FailureNote } from '../../../shared/components/notes';
import { useAction } from '../../../shared/hooks/use-action';
import { useWords } from '../../../shared/words-context';
import type { StepProps } from '../setup-page';

/** What else goes along, and what else is accepted. */
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
        <Stack space="space.0">
          <Checkbox
            label={words.say('options.summaryLabel')}
            isChecked={options.sendSummary}
            onChange={({ target }) => setOptions({ ...options, sendSummary: target.checked === true })}
          />
          <HelperMessage>{words.say('options.summaryHelp')}</HelperMessage>
        </Stack>
        <Stack space="space.0">
          <Checkbox
            label={words.say('options.oldRuleLabel')}
            isChecked={options.acceptOldRule}
            onChange={({ target }) => setOptions({ ...options, acceptOldRule: target.checked === true })}
          />
          <HelperMessage>{words.say('options.oldRuleHelp')}</HelperMessage>
        </Stack>
        {save.failure && <FailureNote failure={save.failure} />}
        <Inline>
          <LoadingButton type="submit" appearance="primary" isLoading={save.busy}>
            {words.say('common.save')}
          </LoadingButton>
        </Inline>
      </Stack>
    </Form>
  );
}
