import React from 'react';
import { Select, Stack, Text } from '@forge/react';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { chosenOptions } from '../set-up/options';
import type { TypesChoice } from './use-types-choice';

const WORK_TYPES = {
  id: 'work-types',
  label: 'rules.workTypesLabel',
  help: 'rules.workTypesHelp',
  every: 'rules.everyWorkType',
  gone: 'rules.goneWorkTypes',
} as const;

const REQUEST_TYPES = {
  id: 'request-types',
  label: 'rules.requestTypesLabel',
  help: 'rules.requestTypesHelp',
  every: 'rules.everyRequestType',
  gone: 'rules.goneRequestTypes',
} as const;

/** Which work types; none chosen stands for all. */
export function WorkTypesField({ choice }: { choice: TypesChoice }) {
  return <TypesField choice={choice} says={WORK_TYPES} />;
}

/** Which request types; not there where there is nothing to choose from, and nothing was chosen. */
export function RequestTypesField({ choice }: { choice: TypesChoice }) {
  const { options, ids, list } = choice;
  if (options.length === 0 && ids.length === 0 && list.loaded.kind !== 'failed') return null;
  return <TypesField choice={choice} says={REQUEST_TYPES} />;
}

interface TypesFieldProps {
  choice: TypesChoice;
  says: typeof WORK_TYPES | typeof REQUEST_TYPES;
}

function TypesField({ choice, says }: TypesFieldProps) {
  const { list, options, chosen, gone } = choice;
  const words = useWords();
  return (
    <Stack space="space.100">
      <Field id={says.id} label={words.say(says.label)} help={words.say(says.help)}>
        <Select
          inputId={says.id}
          isMulti
          isSearchable
          closeMenuOnSelect={false}
          isLoading={list.loaded.kind === 'loading'}
          placeholder={words.say(says.every)}
          options={options}
          value={chosen}
          onChange={(picked: unknown) => choice.onChoose(chosenOptions(picked).map(({ value }) => value))}
        />
      </Field>
      {gone > 0 && <Text>{words.count(says.gone, gone)}</Text>}
      {list.loaded.kind === 'failed' && (
        <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
      )}
    </Stack>
  );
}
