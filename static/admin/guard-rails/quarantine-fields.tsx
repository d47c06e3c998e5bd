import React from 'react';
import { Checkbox, HelperMessage, Label, RadioGroup, Stack, Textfield } from '@forge/react';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';
import type { RailsDraft } from './rails-draft';

interface QuarantineFieldsProps {
  draft: RailsDraft;
  isDaysWrong: boolean;
  onChange(part: Partial<RailsDraft>): void;
}

const SINCE = ['sent', 'answered'] as const;
const THEN = ['drop', 'wait'] as const;

/** For how long a person who was asked is left alone, counted from what, and what becomes of a survey in that time. */
export function QuarantineFields({ draft, isDaysWrong, onChange }: QuarantineFieldsProps) {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Stack space="space.0">
        <Checkbox
          label={words.say('guardRails.quarantine.label')}
          isChecked={draft.isQuarantined}
          onChange={({ target }) => onChange({ isQuarantined: target.checked === true })}
        />
        <HelperMessage>{words.say('guardRails.quarantine.help')}</HelperMessage>
      </Stack>
      {draft.isQuarantined && (
        <>
          <Field
            id="rails-days"
            label={words.say('guardRails.days')}
            help={words.say('guardRails.daysHelp')}
            error={isDaysWrong ? words.say('guardRails.daysWrong') : undefined}
          >
            <Textfield
              id="rails-days"
              value={draft.days}
              isInvalid={isDaysWrong}
              onChange={({ target }) => onChange({ days: String(target.value ?? '') })}
            />
          </Field>
          <OneOf
            name="rails-since"
            label={words.say('guardRails.since.label')}
            value={draft.since}
            options={SINCE.map((value) => ({ value, label: words.say(`guardRails.since.${value}`) }))}
            onChoose={(value) => onChange({ since: value === 'answered' ? 'answered' : 'sent' })}
          />
          <OneOf
            name="rails-then"
            label={words.say('guardRails.then.label')}
            value={draft.then}
            options={THEN.map((value) => ({ value, label: words.say(`guardRails.then.${value}`) }))}
            onChoose={(value) => onChange({ then: value === 'wait' ? 'wait' : 'drop' })}
          />
        </>
      )}
    </Stack>
  );
}

interface OneOfProps {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChoose(value: unknown): void;
}

function OneOf({ name, label, value, options, onChoose }: OneOfProps) {
  return (
    <Stack space="space.0">
      <Label id={`${name}-label`} labelFor={name}>
        {label}
      </Label>
      <RadioGroup
        name={name}
        aria-labelledby={`${name}-label`}
        value={value}
        options={options.map((option) => ({ name, ...option }))}
        onChange={({ target }) => onChoose(target.value)}
      />
    </Stack>
  );
}
