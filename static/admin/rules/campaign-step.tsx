import React, { useState } from 'react';
import { Button, Form, Inline, LoadingButton, SectionMessage, Select, Stack, Text, Textfield } from '@forge/react';
import { Field } from '../../shared/components/field';
import { EmptyNote, FailureNote, failureWords, LoadingNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';
import type { StepProps } from '../set-up/step-props';

interface Campaign {
  id: number;
  name?: string;
}

/** Campaign: from nps.today's list, or by its id when the list cannot be read. */
export function CampaignStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const list = useLoaded(() => api.listCampaigns({}));
  const [chosen, setChosen] = useState<Campaign | undefined>(setup.campaign);
  const [typed, setTyped] = useState(setup.campaign ? String(setup.campaign.id) : '');
  const [prefersTyping, setPrefersTyping] = useState(false);
  const [wrong, setWrong] = useState<'campaign.missing' | 'campaign.idWrong'>();
  const save = useAction(api.saveCampaign);
  const typing = prefersTyping || list.loaded.kind === 'failed';

  async function submit() {
    const campaignId = typing ? idOf(typed) : chosen?.id;
    setWrong(campaignId ? undefined : typing ? 'campaign.idWrong' : 'campaign.missing');
    save.clear();
    if (!campaignId) return;
    const saved = await save.run({ rule: setup.rule ?? null, campaignId });
    if (saved.ok) await onDone();
  }

  if (list.loaded.kind === 'loading') return <LoadingNote label={words.say('campaign.loading')} />;
  const campaigns = list.loaded.kind === 'ready' ? list.loaded.value : [];
  const error = wrong ? words.say(wrong) : save.failure && failureWords(words, save.failure);
  const fetchAgain = (
    <LoadingButton isLoading={list.isReloading} onClick={() => void list.reload()}>
      {words.say('common.refresh')}
    </LoadingButton>
  );
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        {list.loaded.kind === 'failed' && (
          <Stack space="space.100">
            <FailureNote
              failure={list.loaded.failure}
              isRetrying={list.isReloading}
              onRetry={() => void list.reload()}
            />
            <Text>{words.say('campaign.listFailed')}</Text>
          </Stack>
        )}
        {list.loaded.kind === 'ready' && campaigns.length === 0 && (
          <EmptyNote title={words.say('campaign.emptyTitle')} text={words.say('campaign.empty')}>
            {fetchAgain}
          </EmptyNote>
        )}
        {typing ? (
          <IdField typed={typed} error={error} onType={setTyped} />
        ) : (
          <ListField campaigns={campaigns} chosen={chosen} error={error} onChoose={setChosen} />
        )}
        <SectionMessage appearance="information" title={words.say('campaign.duplicatesTitle')}>
          <Text>{words.say('campaign.duplicates')}</Text>
        </SectionMessage>
        <Inline space="space.100">
          <LoadingButton type="submit" appearance="primary" isLoading={save.busy}>
            {words.say('common.save')}
          </LoadingButton>
          {list.loaded.kind === 'ready' && (
            <Button appearance="subtle" onClick={() => setPrefersTyping(!prefersTyping)}>
              {words.say(typing ? 'campaign.fromList' : 'campaign.byHand')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Form>
  );
}

function idOf(typed: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
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
