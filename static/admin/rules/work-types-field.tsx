import React from 'react';
import { Select, Stack, Text } from '@forge/react';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { chosenOptions } from '../set-up/options';
import type { WorkTypesChoice } from './use-work-types-choice';

/** Which work types; none chosen stands for all. */
export function WorkTypesField({ choice }: { choice: WorkTypesChoice }) {
  const { list, options, chosen, gone } = choice;
  const words = useWords();
  return (
    <Stack space="space.100">
      <Field id="work-types" label={words.say('rules.workTypesLabel')} help={words.say('rules.workTypesHelp')}>
        <Select
          inputId="work-types"
          isMulti
          isSearchable
          closeMenuOnSelect={false}
          isLoading={list.loaded.kind === 'loading'}
          placeholder={words.say('rules.everyWorkType')}
          options={options}
          value={chosen}
          onChange={(picked: unknown) => choice.onChoose(chosenOptions(picked).map(({ value }) => value))}
        />
      </Field>
      {gone > 0 && <Text>{words.count('rules.goneWorkTypes', gone)}</Text>}
      {list.loaded.kind === 'failed' && (
        <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
      )}
    </Stack>
  );
}
