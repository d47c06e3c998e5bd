import React from 'react';
import { Button, Inline, Select, Stack } from '@forge/react';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';
import { PartHeading } from './part-heading';
import { chosenOption, type Option } from '../set-up/options';
import type { Campaign } from './use-campaign-choice';
import type { LanguageRow, LanguagesChoice } from './use-languages-choice';

/** Another campaign for people of some languages. */
export function LanguagesFields({ choice }: { choice: LanguagesChoice }) {
  const words = useWords();
  const options = choice.others
    .map((language): Option => ({ value: language, label: words.language(language) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Stack space="space.200">
      <PartHeading title={words.say('languages.title')} help={words.say('languages.help')} />
      {choice.rows.map((row) => (
        <LanguageField key={row.language} row={row} choice={choice} />
      ))}
      {options.length > 0 && (
        <Field id="language-add" label={words.say('languages.add')}>
          <Select
            inputId="language-add"
            isSearchable
            placeholder={words.say('common.choose')}
            options={options}
            value={null}
            onChange={(picked: unknown) => {
              const added = chosenOption(picked)?.value;
              if (added) choice.onAdd(added);
            }}
          />
        </Field>
      )}
    </Stack>
  );
}

function LanguageField({ row: { language, campaign }, choice }: { row: LanguageRow; choice: LanguagesChoice }) {
  const words = useWords();
  const name = words.language(language);
  const id = `language-${language}`;
  const optionOf = (each: Campaign): Option => ({
    value: String(each.id),
    label: each.name
      ? words.say('campaign.summary', { name: each.name, id: each.id })
      : words.say('campaign.summaryId', { id: each.id }),
  });
  const error = choice.missing.includes(language) && !campaign ? words.say('campaign.missing') : undefined;
  return (
    <Stack space="space.050">
      <Field id={id} label={words.say('languages.campaignFor', { language: name })} error={error} required>
        <Select
          inputId={id}
          isSearchable
          isInvalid={error !== undefined}
          placeholder={words.say('common.choose')}
          options={choice.campaigns.map(optionOf)}
          value={campaign ? optionOf(campaign) : null}
          onChange={(picked: unknown) => {
            const chosen = choice.campaigns.find((each) => String(each.id) === chosenOption(picked)?.value);
            if (chosen) choice.onChoose(language, chosen);
          }}
        />
      </Field>
      <Inline>
        <Button spacing="compact" onClick={() => choice.onRemove(language)}>
          {words.say('languages.remove', { language: name })}
        </Button>
      </Inline>
    </Stack>
  );
}
