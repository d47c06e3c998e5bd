import React from 'react';
import { Button, Checkbox, ErrorMessage, HelperMessage, Inline, Select, Stack, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SendableField } from '../../../src/contract/admin/rule-along';
import { ALONG } from '../../../src/contract/admin/rule-along';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { PartHeading } from './part-heading';
import { AlongPreviewSection, type PreviewedScope } from './along-preview';
import type { AlongChoice } from './use-along-choice';

interface AlongFieldsProps {
  api: AdminApi;
  choice: AlongChoice;
  scope: PreviewedScope;
}

/** What goes to nps.today with a rule's surveys, and how that looks for a work item. */
export function AlongFields({ api, choice, scope }: AlongFieldsProps) {
  const words = useWords();
  const { list, along, organization } = choice;
  return (
    <Stack space="space.200">
      <PartHeading title={words.say('along.title')} help={words.say('along.help')} />
      <CustomFields choice={choice} />
      {list.loaded.kind === 'failed' && (
        <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
      )}
      <Stack space="space.0">
        <Checkbox
          label={words.say('along.employee')}
          isChecked={along.employee !== undefined}
          onChange={({ target }) => choice.onEmployee(target.checked === true)}
        />
        <HelperMessage>{words.say('along.employeeHelp')}</HelperMessage>
      </Stack>
      {organization !== undefined && (
        <Stack space="space.0">
          <Checkbox
            label={words.say('along.company')}
            isChecked={along.company !== undefined}
            onChange={({ target }) => choice.onCompany(target.checked === true)}
          />
          <HelperMessage>{words.say('along.companyHelp')}</HelperMessage>
        </Stack>
      )}
      <AlongPreviewSection api={api} along={choice.check()} scope={scope} />
    </Stack>
  );
}

function CustomFields({ choice }: Pick<AlongFieldsProps, 'choice'>) {
  const words = useWords();
  const { along, problems, refused, offered, isFull, list } = choice;
  const options = offered.map((field) => ({ value: field.id, label: labelOf(field, offered), field }));
  return (
    <Stack space="space.100">
      {(along.custom ?? []).map(({ fieldId, fieldName, key }, index) => (
        <Field
          key={fieldId}
          id={`along-${fieldId}`}
          label={words.say('along.keyOf', { field: fieldName })}
          error={problems[index] && words.say(`along.key.${problems[index]}`)}
        >
          <Inline space="space.100">
            <Textfield
              id={`along-${fieldId}`}
              value={key}
              maxLength={ALONG.key}
              isInvalid={problems[index] !== undefined}
              onChange={({ target }) => choice.onKey(fieldId, String(target.value ?? ''))}
            />
            <Button onClick={() => choice.remove(fieldId)}>{words.say('along.remove', { field: fieldName })}</Button>
          </Inline>
        </Field>
      ))}
      {isFull ? (
        <HelperMessage>{words.say('along.full', { n: words.number(ALONG.fields) })}</HelperMessage>
      ) : (
        <Field id="along-add" label={words.say('along.add')} help={words.say('along.addHelp')}>
          <Select
            inputId="along-add"
            isSearchable
            isLoading={list.loaded.kind === 'loading'}
            placeholder={words.say('common.choose')}
            options={options}
            value={null}
            onChange={(picked: { field: SendableField } | null) => picked && choice.add(picked.field)}
            onInputChange={(query) => void choice.search(query)}
          />
        </Field>
      )}
      {refused && <ErrorMessage>{words.say('along.refused', { field: refused.name })}</ErrorMessage>}
    </Stack>
  );
}

/** Sites have fields of the same name: their ids tell them apart. */
function labelOf({ id, name }: SendableField, all: SendableField[]): string {
  return all.some((other) => other.id !== id && other.name === name) ? `${name} (${id})` : name;
}
