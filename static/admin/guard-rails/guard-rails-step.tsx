import React, { useState } from 'react';
import { Checkbox, Form, HelperMessage, Inline, LoadingButton, Stack, Text, Textfield } from '@forge/react';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';
import type { StepProps } from '../set-up/step-props';
import { draftOf, readRails, SKIPS, type RailsDraft, type RailsProblems } from './rails-draft';
import { PeopleFields } from './people-fields';
import { QuarantineFields } from './quarantine-fields';

/** How often a person may be asked, and who and what is never surveyed: for all rules together. */
export function GuardRailsStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(setup.guardRails));
  const [problems, setProblems] = useState<RailsProblems>({});
  const save = useAction(api.saveGuardRails);
  const change = (part: Partial<RailsDraft>) => setDraft({ ...draft, ...part });
  const text = (part: 'domains' | 'label' | 'minutes' | 'bulk' | 'perHour' | 'perDay', error: string | undefined) => (
    <Field
      id={`rails-${part}`}
      label={words.say(`guardRails.${part}`)}
      help={words.say(`guardRails.${part}Help`)}
      error={error}
    >
      <Textfield
        id={`rails-${part}`}
        value={draft[part]}
        isInvalid={error !== undefined}
        onChange={({ target }) => change({ [part]: String(target.value ?? '') })}
      />
    </Field>
  );

  async function submit() {
    const read = readRails(draft);
    setProblems(read.problems);
    if (!read.rails) return;
    if ((await save.run(read.rails)).ok) await onDone(words.say('common.saved'));
  }

  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <Text>{words.say('guardRails.intro')}</Text>
        <QuarantineFields draft={draft} isDaysWrong={problems.days === true} onChange={change} />
        <PeopleFields api={api} draft={draft} onChange={change} />
        {text('domains', problems.domain && words.say('guardRails.domainsWrong', { domain: problems.domain }))}
        {text('label', problems.label && words.say('guardRails.labelWrong'))}
        {text('minutes', problems.minutes && words.say('guardRails.minutesWrong'))}
        {text('bulk', problems.bulk && words.say('guardRails.bulkWrong'))}
        {text('perHour', problems.perHour && words.say('guardRails.perHourWrong'))}
        {text('perDay', problems.perDay && words.say('guardRails.perDayWrong'))}
        {SKIPS.map((skip) => (
          <Stack key={skip} space="space.0">
            <Checkbox
              label={words.say(`guardRails.${skip}.label`)}
              isChecked={draft.skips[skip]}
              onChange={({ target }) => change({ skips: { ...draft.skips, [skip]: target.checked === true } })}
            />
            <HelperMessage>{words.say(`guardRails.${skip}.help`)}</HelperMessage>
          </Stack>
        ))}
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
