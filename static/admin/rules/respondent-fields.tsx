import React from 'react';
import { Button, Inline, List, ListItem, Select, Stack, Text } from '@forge/react';
import { COMBININGS, MOST_RESPONDENTS, type Source } from '../../../src/contract/admin/rule-respondent';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { PartHeading } from './part-heading';
import { chosenOption, type Option } from '../set-up/options';
import { sourceKey, sourceWords } from './respondent-words';
import { useArrivalAt } from './use-arrival-at';
import type { RespondentChoice } from './use-respondent-choice';

/** An entry of its own: a Select that can be cleared has no word for "none". */
const NONE = '';

/** Whom a rule surveys: its sources in their order, and the field with the telephone number. */
export function RespondentFields({ choice }: { choice: RespondentChoice }) {
  const words = useWords();
  const { list, others } = choice;
  const options = others.map((source): Option => ({
    value: sourceKey(source),
    label: sourceWords(words, source, choice.everyone !== undefined),
  }));
  return (
    <Stack space="space.200">
      <PartHeading title={words.say('respondent.title')} help={words.say('respondent.help')} />
      <Sources choice={choice} />
      {list.loaded.kind === 'failed' && (
        <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
      )}
      {!choice.isFull && (
        <Field id="respondent-add" label={words.say('respondent.add')} help={words.say('respondent.addHelp')}>
          <Select
            inputId="respondent-add"
            isSearchable
            isLoading={list.loaded.kind === 'loading'}
            placeholder={words.say('common.choose')}
            options={options}
            value={null}
            onChange={(picked: unknown) => {
              const added = others.find((source) => sourceKey(source) === chosenOption(picked)?.value);
              if (added) choice.onAdd(added);
            }}
          />
        </Field>
      )}
      {!choice.isOnePerson && <WhoField choice={choice} />}
      <PhoneField choice={choice} />
    </Stack>
  );
}

function Sources({ choice }: { choice: RespondentChoice }) {
  const words = useWords();
  const arrival = useArrivalAt();
  const { sources } = choice;
  const move = (source: Source, at: 'up' | 'down') => {
    const to = sources.indexOf(source) + (at === 'up' ? -1 : 1);
    choice.onMove(source, at === 'up' ? -1 : 1);
    // At an end the button is switched off: the focus goes to its neighbour.
    const isAtEnd = to === 0 || to === sources.length - 1;
    arrival.arrive({ at: isAtEnd ? (to === 0 ? 'down' : 'up') : at, key: sourceKey(source) });
  };
  const remove = (source: Source) => {
    const index = sources.indexOf(source);
    const next = sources[index + 1] ?? sources[index - 1];
    choice.onRemove(source);
    if (next) arrival.arrive({ at: 'edit', key: sourceKey(next) });
  };
  return (
    <List type="ordered">
      {sources.map((source, index) => {
        const label = sourceWords(words, source, choice.everyone !== undefined);
        const key = sourceKey(source);
        const at = (control: 'edit' | 'up' | 'down') => arrival.of({ at: control, key });
        return (
          <ListItem key={key}>
            <Inline space="space.050" rowSpace="space.050" alignBlock="center" shouldWrap>
              <Text>{label}</Text>
              {sources.length > 1 && (
                <Inline space="space.050">
                  <Button {...at('up')} spacing="compact" isDisabled={index === 0} onClick={() => move(source, 'up')}>
                    {words.say('rules.up')}
                  </Button>
                  <Button
                    {...at('down')}
                    spacing="compact"
                    isDisabled={index === sources.length - 1}
                    onClick={() => move(source, 'down')}
                  >
                    {words.say('rules.down')}
                  </Button>
                  <Button {...at('edit')} spacing="compact" onClick={() => remove(source)}>
                    {words.say('respondent.remove')}
                  </Button>
                </Inline>
              )}
            </Inline>
          </ListItem>
        );
      })}
    </List>
  );
}

/** The first of them, or everyone; and what becomes of several ratings. */
function WhoField({ choice: { everyone, onEveryone } }: { choice: RespondentChoice }) {
  const words = useWords();
  const first: Option = { value: NONE, label: words.say('respondent.whoOf.first') };
  const options = [
    first,
    ...COMBININGS.map((each): Option => ({ value: each, label: words.say(`respondent.whoOf.${each}`) })),
  ];
  const help = words.say('respondent.whoHelp', { most: MOST_RESPONDENTS });
  return (
    <Field id="respondent-who" label={words.say('respondent.who')} help={help}>
      <Select
        inputId="respondent-who"
        options={options}
        value={options.find(({ value }) => value === everyone) ?? first}
        onChange={(picked: unknown) => onEveryone(COMBININGS.find((each) => each === chosenOption(picked)?.value))}
      />
    </Field>
  );
}

function PhoneField({ choice: { texts, phone, onPhone } }: { choice: RespondentChoice }) {
  const words = useWords();
  if (texts.length === 0 && !phone) return null;
  const none: Option = { value: NONE, label: words.say('respondent.noPhone') };
  const chosen = phone && { value: phone.id, label: phone.name };
  const options = [none, ...texts.map(({ id, name }): Option => ({ value: id, label: name }))];
  return (
    <Field id="respondent-phone" label={words.say('respondent.phone')} help={words.say('respondent.phoneHelp')}>
      <Select
        inputId="respondent-phone"
        isSearchable
        options={options}
        value={chosen ?? none}
        onChange={(picked: unknown) => onPhone(chosenOption(picked)?.value ?? NONE)}
      />
    </Field>
  );
}
