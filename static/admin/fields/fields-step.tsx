import React from 'react';
import { Button, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { FieldOption } from '../../../src/contract/admin/fields';
import { LoadedView } from '../../shared/components/loaded-view';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { isDone } from '../set-up/setup-sections';
import type { StepProps } from '../set-up/step-props';
import { CreateBoth } from './create-both';
import { FieldChoiceForm } from './field-choice-form';
import { ProjectChecksSection } from './project-checks-section';
import { useProjectChecks } from './use-project-checks';

/** Fields: made by the app or chosen by a person, with a check of every project. */
export function FieldsStep(props: StepProps) {
  const { api, setup, onSaved, onDone } = props;
  const words = useWords();
  const options = useLoaded<FieldOption[]>(() => api.listFields({}));
  const creation = useAction(() => api.createFields({}));
  const chosen = isDone(setup, 'fields');
  const canCheck = chosen && setup.scope !== undefined;
  const checks = useProjectChecks({ api, scope: setup.scope, canCheck, onFixed: () => void onSaved() });

  async function create() {
    const created = await creation.run(undefined);
    if (!created.ok) return;
    await Promise.all([onSaved(), options.reload()]);
    checks.again(true);
  }
  async function saved() {
    await onSaved();
    checks.again(false);
  }

  const formKey = Object.values(setup.fields)
    .map((field) => field?.id)
    .join();
  // What is wrong stands first, and nothing that comes later moves it.
  return (
    <Stack space="space.300">
      {chosen && (
        <Stack space="space.150">
          <CheckTitle />
          {canCheck ? (
            <ProjectChecksSection api={api} setup={setup} checks={checks} onSaved={onSaved} />
          ) : (
            <Text>{words.say('fields.checkLater')}</Text>
          )}
          <Inline space="space.100" shouldWrap rowSpace="space.100">
            <Button appearance="primary" isDisabled={checks.isFixing} onClick={() => void onDone()}>
              {words.say('setup.continue')}
            </Button>
            {canCheck && (
              <LoadingButton
                isLoading={checks.projects.isReloading}
                isDisabled={checks.run !== undefined}
                onClick={() => void checks.projects.reload()}
              >
                {words.say('fields.checkAgain')}
              </LoadingButton>
            )}
          </Inline>
        </Stack>
      )}
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
      {!chosen && (
        <Stack space="space.100">
          <CheckTitle />
          <Text>{words.say('fields.checkLater')}</Text>
        </Stack>
      )}
    </Stack>
  );
}

function CheckTitle() {
  return (
    <Heading size="xsmall" as="h3">
      {useWords().say('fields.checkTitle')}
    </Heading>
  );
}
