import React, { useState } from 'react';
import { Form, Heading, Inline, LoadingButton, Select, Stack } from '@forge/react';
import type { AdminApi, AdminInputs, FieldChoice, FieldOption } from '../../../src/contract/admin';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import type { WordKey, Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';

type Part = FieldOption['fits'][number];
type Ids = Partial<Record<Part, string>>;

const NEEDED: Part[] = ['rating', 'comment'];
const EXTRA: Part[] = ['category', 'respondedAt', 'state'];
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
  const [ids, setIds] = useState<Ids>(() => idsOf(chosen));
  const [tried, setTried] = useState(false);
  const action = useAction(save);

  async function submit() {
    setTried(true);
    if (NEEDED.some((part) => !ids[part])) return;
    const saved = await action.run({
      ratingFieldId: ids.rating ?? null,
      commentFieldId: ids.comment ?? null,
      categoryFieldId: ids.category ?? null,
      respondedAtFieldId: ids.respondedAt ?? null,
      stateFieldId: ids.state ?? null,
    });
    if (saved.ok) await onSaved();
  }

  const field = (part: Part) => (
    <PartField
      key={part}
      part={part}
      fitting={options.filter(({ fits }) => fits.includes(part))}
      id={ids[part]}
      isMissing={tried && NEEDED.includes(part) && !ids[part]}
      onChoose={(id) => setIds({ ...ids, [part]: id })}
    />
  );
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <Heading size="xsmall" as="h3">
          {words.say('fields.ownTitle')}
        </Heading>
        {NEEDED.map(field)}
        <Heading size="xsmall" as="h3">
          {words.say('fields.optionalTitle')}
        </Heading>
        {EXTRA.map(field)}
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

function idsOf(chosen: FieldChoice): Ids {
  const parts = [...NEEDED, ...EXTRA];
  return Object.fromEntries(parts.map((part) => [part, chosen[part]?.id]));
}

interface PartFieldProps {
  part: Part;
  fitting: FieldOption[];
  id?: string;
  isMissing: boolean;
  onChoose(id: string | undefined): void;
}

function PartField({ part, fitting, id, isMissing, onChoose }: PartFieldProps) {
  const words = useWords();
  const needed = NEEDED.includes(part);
  const none: Option = { value: NONE, label: words.say('fields.none') };
  const options = fitting.map(({ id: value, name }): Option => ({ value, label: `${name} (${value})` }));
  const all = needed ? options : [none, ...options];
  const missing: WordKey = part === 'rating' ? 'fields.ratingMissing' : 'fields.commentMissing';
  return (
    <Field
      id={`field-${part}`}
      label={words.say(`fields.${part}`)}
      help={helpFor(words, part, fitting, id)}
      error={isMissing ? words.say(missing) : undefined}
      required={needed}
    >
      <Select
        inputId={`field-${part}`}
        isSearchable
        isInvalid={isMissing}
        placeholder={words.say('common.choose')}
        options={all}
        value={all.find(({ value }) => value === (id ?? (needed ? undefined : NONE))) ?? null}
        onChange={(picked: unknown) => onChoose(chosenOption(picked)?.value || undefined)}
      />
    </Field>
  );
}

/** What fits; for a comment field that is chosen, what its type means. */
function helpFor(words: Words, part: Part, fitting: FieldOption[], id: string | undefined): string {
  if (NEEDED.includes(part) && fitting.length === 0) return words.say('fields.noneFit');
  const type = fitting.find((field) => field.id === id)?.type;
  if (part === 'comment' && type === 'short-text') return words.say('fields.commentShort');
  if (part === 'comment' && type === 'paragraph') return words.say('fields.commentParagraph');
  return words.say(`fields.${part}Help`);
}
