import React, { useState } from 'react';
import { Button, Heading, Inline, LoadingButton, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { FieldOption } from '../../../src/contract/admin/fields';
import { failureWords } from '../../shared/components/notes';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { FieldChoiceForm } from './field-choice-form';
import { type CreationProgress, useCreateFields } from './use-create-fields';
import { isDone } from '../set-up/setup-sections';
import type { StepProps } from '../set-up/step-props';
import { ProjectChecksSection } from './project-checks-section';

/** Fields: made by the app or chosen by a person, with a check of every project. */
export function FieldsStep(props: StepProps) {
  const { api, setup, onSaved, onDone } = props;
  const words = useWords();
  const options = useLoaded<FieldOption[]>(() => api.listFields({}));
  const creation = useCreateFields(api, setup.scope);
  const [checkedAfter, setCheckedAfter] = useState(0);
  const chosen = isDone(setup, 'fields');

  async function create() {
    const created = await creation.create();
    if (!created) return;
    await Promise.all([onSaved(), options.reload()]);
    setCheckedAfter(checkedAfter + 1);
  }
  async function saved() {
    await onSaved();
    setCheckedAfter(checkedAfter + 1);
  }

  const formKey = Object.values(setup.fields)
    .map((field) => field?.id)
    .join();
  return (
    <Stack space="space.300">
      <CreateBoth isFirstChoice={!chosen} creation={creation} onCreate={() => void create()} />
      <LoadedView of={options} label={words.say('fields.loading')}>
        {(fields) => (
          <FieldChoiceForm
            key={formKey}
            options={fields}
            chosen={setup.fields}
            save={(input) => api.saveFields(input)}
            onSaved={saved}
          />
        )}
      </LoadedView>
      <Stack space="space.100">
        <Heading size="xsmall" as="h3">
          {words.say('fields.checkTitle')}
        </Heading>
        {chosen && setup.scope ? (
          <ProjectChecksSection api={api} setup={setup} onSaved={onSaved} about={`${formKey}/${checkedAfter}`} />
        ) : (
          <Text>{words.say('fields.checkLater')}</Text>
        )}
      </Stack>
      {chosen && (
        <Inline>
          <Button appearance="primary" onClick={() => void onDone()}>
            {words.say('setup.continue')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

interface CreateBothProps {
  isFirstChoice: boolean;
  creation: ReturnType<typeof useCreateFields>;
  onCreate(): void;
}

function CreateBoth({ isFirstChoice, creation, onCreate }: CreateBothProps) {
  const words = useWords();
  const { progress, failure } = creation;
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('fields.createTitle')}
      </Heading>
      <Text>{words.say('fields.createText')}</Text>
      <Inline>
        <LoadingButton
          appearance={isFirstChoice ? 'primary' : 'default'}
          isLoading={progress !== undefined}
          onClick={onCreate}
        >
          {words.say('fields.create')}
        </LoadingButton>
      </Inline>
      {progress && <Progress progress={progress} />}
      {failure && (
        <SectionMessage appearance={failure.project ? 'warning' : 'error'} title={words.say('problem.title')}>
          <Text>
            {failure.project && failure.problem === 'jira-refused'
              ? words.say('fields.repairRefused', { project: failure.project })
              : failureWords(words, failure, { 'jira-refused': 'fields.createRefused' })}
          </Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

function Progress({ progress }: { progress: CreationProgress }) {
  const words = useWords();
  if (progress.kind === 'creating') {
    const label = words.say('fields.creating');
    return (
      <Stack space="space.050">
        <ProgressBar isIndeterminate ariaLabel={label} />
        <Text>{label}</Text>
      </Stack>
    );
  }
  const label = words.say(progress.kind === 'checking' ? 'fields.checkProgress' : 'fields.placing', {
    done: words.number(progress.done),
    all: words.number(progress.all),
  });
  return (
    <Stack space="space.050">
      <ProgressBar value={progress.done / progress.all} ariaLabel={label} />
      <Text>{label}</Text>
    </Stack>
  );
}
