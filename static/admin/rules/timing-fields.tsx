import React, { useState } from 'react';
import {
  Checkbox,
  ErrorMessage,
  Heading,
  HelperMessage,
  Inline,
  Label,
  RadioGroup,
  Select,
  Stack,
  Textfield,
} from '@forge/react';
import { TIMING } from '../../../src/contract/admin/rule-timing';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';
import { OFTEN, type TimingDraft, type TimingProblems, UNITS, type Unit, WEEKDAYS } from './timing-draft';
import { hourWords } from './timing-words';

interface TimingFieldsProps {
  draft: TimingDraft;
  problems: TimingProblems;
  onChange(part: Partial<TimingDraft>): void;
}

/** Times of the day are offered in steps of so many minutes. */
const STEP = 30;

/** When a rule's surveys go out, and for how many of the work items. */
export function TimingFields({ draft, problems, onChange }: TimingFieldsProps) {
  const words = useWords();
  const units = (Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: words.say(`timing.unit.${value}`) }));
  return (
    <Stack space="space.200">
      <Heading size="xsmall" as="h3">
        {words.say('timing.title')}
      </Heading>
      <Stack space="space.0">
        <Inline space="space.100" alignBlock="start" shouldWrap rowSpace="space.100">
          <Field id="timing-wait" label={words.say('timing.wait')}>
            <Textfield
              id="timing-wait"
              value={draft.wait}
              isInvalid={problems.wait === true}
              onChange={({ target }) => onChange({ wait: String(target.value ?? '') })}
            />
          </Field>
          <Field id="timing-unit" label={words.say('timing.unit.label')}>
            <Select
              inputId="timing-unit"
              options={units}
              value={units.find(({ value }) => value === draft.unit)}
              onChange={(picked: { value: Unit }) => onChange({ unit: picked.value })}
            />
          </Field>
        </Inline>
        {problems.wait ? (
          <ErrorMessage>{words.say('timing.waitWrong')}</ErrorMessage>
        ) : (
          <HelperMessage>{words.say('timing.waitHelp')}</HelperMessage>
        )}
      </Stack>
      <Stack space="space.0">
        <Checkbox
          label={words.say('timing.hours')}
          isChecked={draft.inHours}
          onChange={({ target }) => onChange({ inHours: target.checked === true })}
        />
        <HelperMessage>{words.say('timing.hoursHelp')}</HelperMessage>
      </Stack>
      {draft.inHours && <WorkingHours draft={draft} problems={problems} onChange={onChange} />}
      <Field
        id="timing-percent"
        label={words.say('timing.percent')}
        help={words.say('timing.percentHelp')}
        error={problems.percent && words.say('timing.percentWrong')}
      >
        <Textfield
          id="timing-percent"
          value={draft.percent}
          isInvalid={problems.percent === true}
          onChange={({ target }) => onChange({ percent: String(target.value ?? '') })}
        />
      </Field>
      <HowOften draft={draft} problems={problems} onChange={onChange} />
    </Stack>
  );
}

function HowOften({ draft, problems, onChange }: TimingFieldsProps) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Stack space="space.0">
        <Label labelFor="timing-often">{words.say('timing.often.label')}</Label>
        <RadioGroup
          name="timing-often"
          value={draft.often}
          options={OFTEN.map((value) => ({ value, label: words.say(`timing.often.${value}`) }))}
          onChange={({ target }) => onChange({ often: OFTEN.find((each) => each === target.value) ?? 'every' })}
        />
        <HelperMessage>{words.say('timing.oftenHelp')}</HelperMessage>
      </Stack>
      {draft.often === 'again' && (
        <Field
          id="timing-again"
          label={words.say('timing.againDays')}
          error={problems.againDays && words.say('timing.againDaysWrong')}
        >
          <Textfield
            id="timing-again"
            value={draft.againDays}
            isInvalid={problems.againDays === true}
            onChange={({ target }) => onChange({ againDays: String(target.value ?? '') })}
          />
        </Field>
      )}
    </Stack>
  );
}

function WorkingHours({ draft, problems, onChange }: TimingFieldsProps) {
  const words = useWords();
  const { days, from, to, timeZone } = draft;
  const [zones] = useState(() => zoneOptions(timeZone));
  return (
    <Stack space="space.150">
      <Stack space="space.0">
        <Inline space="space.150" shouldWrap>
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={words.say(`timing.day.${day}`)}
              isChecked={days.includes(day)}
              isInvalid={problems.days === true}
              onChange={({ target }) =>
                onChange({ days: WEEKDAYS.filter((each) => (each === day ? target.checked : days.includes(each))) })
              }
            />
          ))}
        </Inline>
        {problems.days && <ErrorMessage>{words.say('timing.daysWrong')}</ErrorMessage>}
      </Stack>
      <Stack space="space.0">
        <Inline space="space.100" shouldWrap rowSpace="space.100">
          <HourField
            id="timing-from"
            label={words.say('timing.from')}
            value={from}
            onChoose={(at) => onChange({ from: at })}
          />
          <HourField id="timing-to" label={words.say('timing.to')} value={to} onChoose={(at) => onChange({ to: at })} />
        </Inline>
        {problems.hours && <ErrorMessage>{words.say('timing.hoursWrong')}</ErrorMessage>}
      </Stack>
      <Field id="timing-zone" label={words.say('timing.zone')} help={words.say('timing.zoneHelp')}>
        <Select
          inputId="timing-zone"
          options={zones}
          value={zones.find(({ value }) => value === timeZone)}
          onChange={(picked: { value: string }) => onChange({ timeZone: picked.value })}
        />
      </Field>
    </Stack>
  );
}

interface HourFieldProps {
  id: string;
  label: string;
  /** Minutes after midnight. */
  value: number;
  onChoose(value: number): void;
}

function HourField({ id, label, value, onChoose }: HourFieldProps) {
  const times = Array.from({ length: TIMING.minutesADay / STEP + 1 }, (_each, index) => index * STEP);
  const options = [...new Set([...times, value])]
    .sort((a, b) => a - b)
    .map((at) => ({ value: at, label: hourWords(at) }));
  return (
    <Field id={id} label={label}>
      <Select
        inputId={id}
        options={options}
        value={options.find((option) => option.value === value)}
        onChange={(picked: { value: number }) => onChoose(picked.value)}
      />
    </Field>
  );
}

function zoneOptions(chosen: string) {
  const known = [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].sort();
  return known.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
}
