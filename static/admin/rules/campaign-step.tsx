import React from 'react';
import { Form, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { failureWords, LoadingNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';
import type { StepProps } from '../set-up/step-props';
import { CampaignField, TypingButton } from './campaign-field';
import { useCampaignChoice } from './use-campaign-choice';

/** Step 2: which campaign sends the survey. */
export function CampaignStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const choice = useCampaignChoice(api, setup.campaign);
  const save = useAction(api.saveCampaign);

  async function submit() {
    const campaignId = choice.check();
    save.clear();
    if (!campaignId) return;
    const saved = await save.run({ rule: setup.rule ?? null, campaignId });
    if (saved.ok) await onDone();
  }

  if (choice.list.loaded.kind === 'loading') return <LoadingNote label={words.say('campaign.loading')} />;
  const error = choice.wrong ? words.say(choice.wrong) : save.failure && failureWords(words, save.failure);
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <CampaignField choice={choice} error={error} />
        <SectionMessage appearance="information" title={words.say('campaign.duplicatesTitle')}>
          <Text>{words.say('campaign.duplicates')}</Text>
        </SectionMessage>
        <Inline space="space.100">
          <LoadingButton type="submit" appearance="primary" isLoading={save.busy}>
            {words.say('common.save')}
          </LoadingButton>
          <TypingButton choice={choice} />
        </Inline>
      </Stack>
    </Form>
  );
}
