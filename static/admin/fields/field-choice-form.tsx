import React, { useState } from 'react';
import { Form, Heading, Inline, LoadingButton, Select, Stack } from '@forge/react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import type { FieldChoice, FieldOption, FieldPart } from '../../../src/contract/admin/fields';
import { byPart, isNeeded, NEEDED_PARTS, OPTIONAL_PARTS } from '../../../src/contract/admin/fields';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';

type Ids = Record<FieldPart, string | null>;

/** An entry of its own: a Select that can be cleared has no word for "none". */
const NONE = '';

interface FieldChoiceFormProps {
  options: FieldOption[];
  chosen: FieldChoice;
  save(input: AdminInputs['saveFields']): ReturnType<AdminApi['saveFields']>;
  onSaved(): Promise<void>;
}

/** A field for each part of a response; only fields of a type that fits are offered. */
export function FieldChoiceForm({ options, chosen, save, onSaved }: FieldChoiceFormProps) {
  const words = useWords();
  const [ids, setIds] = useState<Ids>(() => byPart((part) => chosen[part]?.id ?? null));
  const [tried, setTried] = useState(false);
  const action = useAction(save);

  async function submit() {
    setTried(true);
    if (NEEDED_PARTS.some((part) => !ids[part])) return;
    const saved = await action.run(ids);
    if (saved.ok) await onSaved();
  }

  const field = (part: FieldPart) => (
    <PartField
      key={part}
      part={part}
      fitting={options.filter(({ fits }) => fits.includes(part))}
      id={ids[part]}
      isMissing={tried && isNeeded(part) && !ids[part]}
      onChoose={(id) => setIds({ ...ids, [part]: id })}
    />
  );
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <Heading size="xsmall" as="h3">
          {words.say('fields.ownTitle')}
        </Heading>
        {NEEDED_PARTS.map(field)}
        <Heading size="xsmall" as="h3">
          {words.say('fields.optionalTitle')}
        </Heading>
        {OPTIONAL_PARTS.map(field)}
        {action.failure && <FailureNote failure={action.failure} messages={{ 'bad-input': 'fields.wrongType' }} />}
        <Inline>
          <LoadingButton type="submit" isLoading={action.busy}>
            {words.say('common.save')}
          </LoadingButton>
        </Inline>
      </Stack>
    </Form>
  );
}

interface PartFieldProps {
  part: FieldPart;
  fitting: FieldOption[];
  id: string | null;
  isMissing: boolean;
  onChoose(id: string | null): void;
}

function PartField({ part, fitting, id, isMissing, onChoose }: PartFieldProps) {
  const words = useWords();
  const needed = isNeeded(part);
  const none: Option = { value: NONE, label: words.say('fields.none') };
  const options = fitting.map(({ id: value, name }): Option => ({ value, label: `${name} (${value})` }));
  const all = needed ? options : [none, ...options];
  return (
    <Field
      id={`field-${part}`}
      label={words.say(`fields.${part}`)}
      help={helpFor(words, part, fitting, id)}
      error={isMissing && isNeeded(part) ? words.say(`fields.${part}Missing`) : undefined}
      required={needed}
    >
      <Select
        inputId={`field-${part}`}
        isSearchable
        isInvalid={isMissing}
        placeholder={words.say('common.choose')}
        options={all}
        value={all.find(({ value }) => value === (id ?? (needed ? undefined : NONE))) ?? null}
        onChange={(picked: unknown) => onChoose(chosenOption(picked)?.value || null)}
      />
    </Field>
  );
}

/** What fits; for a comment field that is chosen, what its type means. */
function helpFor(words: Words, part: FieldPart, fitting: FieldOption[], id: string | null): string {
  if (isNeeded(part) && fitting.length === 0) return words.say('fields.noneFit');
  const type = fitting.find((field) => field.id === id)?.type;
  if (part === 'comment' && type === 'short-text') return words.say('fields.commentShort');
  if (part === 'comment' && type === 'paragraph') return words.say('fields.commentParagraph');
  return words.say(`fields.${part}Help`);
}
