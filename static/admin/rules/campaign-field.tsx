import React from 'react';
import { Button, LoadingButton, Select, Stack, Text, Textfield } from '@forge/react';
import { Field } from '../../shared/components/field';
import { EmptyNote, FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';
import type { Campaign, CampaignChoice } from './use-campaign-choice';

/** The campaign, with what is to be said where the list is empty or cannot be read. */
export function CampaignField({ choice, error }: { choice: CampaignChoice; error?: string }) {
  const { list, typing } = choice;
  const words = useWords();
  const campaigns = list.loaded.kind === 'ready' ? list.loaded.value : [];
  return (
    <Stack space="space.200">
      {list.loaded.kind === 'failed' && (
        <Stack space="space.100">
          <FailureNote failure={list.loaded.failure} isRetrying={list.isReloading} onRetry={() => void list.reload()} />
          <Text>{words.say('campaign.listFailed')}</Text>
        </Stack>
      )}
      {list.loaded.kind === 'ready' && campaigns.length === 0 && (
        <EmptyNote title={words.say('campaign.emptyTitle')} text={words.say('campaign.empty')}>
          <LoadingButton isLoading={list.isReloading} onClick={() => void list.reload()}>
            {words.say('common.refresh')}
          </LoadingButton>
        </EmptyNote>
      )}
      {typing ? (
        <IdField typed={choice.typed} error={error} onType={choice.onType} />
      ) : (
        <ListField campaigns={campaigns} chosen={choice.chosen} error={error} onChoose={choice.onChoose} />
      )}
    </Stack>
  );
}

/** Changes between the list and an id; nothing where there is no list. */
export function TypingButton({ choice: { list, typing, onTyping } }: { choice: CampaignChoice }) {
  const words = useWords();
  if (list.loaded.kind !== 'ready') return null;
  return (
    <Button appearance="subtle" onClick={() => onTyping(!typing)}>
      {words.say(typing ? 'campaign.fromList' : 'campaign.byHand')}
    </Button>
  );
}

interface ListFieldProps {
  campaigns: { id: number; name: string }[];
  chosen?: Campaign;
  error?: string;
  onChoose(campaign: Campaign | undefined): void;
}

function ListField({ campaigns, chosen, error, onChoose }: ListFieldProps) {
  const words = useWords();
  const optionOf = ({ id, name }: Campaign): Option => ({
    value: String(id),
    label: name ? words.say('campaign.summary', { name, id }) : words.say('campaign.summaryId', { id }),
  });
  return (
    <Field id="campaign" label={words.say('campaign.label')} help={words.say('campaign.help')} error={error} required>
      <Select
        inputId="campaign"
        isSearchable
        isInvalid={error !== undefined}
        placeholder={words.say('common.choose')}
        options={campaigns.map(optionOf)}
        value={chosen ? optionOf(chosen) : null}
        onChange={(picked: unknown) =>
          onChoose(campaigns.find(({ id }) => String(id) === chosenOption(picked)?.value) ?? chosen)
        }
      />
    </Field>
  );
}

function IdField({ typed, error, onType }: { typed: string; error?: string; onType: (text: string) => void }) {
  const words = useWords();
  return (
    <Field
      id="campaign-id"
      label={words.say('campaign.idLabel')}
      help={words.say('campaign.idHelp')}
      error={error}
      required
    >
      <Textfield
        id="campaign-id"
        value={typed}
        isInvalid={error !== undefined}
        onChange={({ target }) => onType(String(target.value ?? ''))}
      />
    </Field>
  );
}
