import React, { useState } from 'react';
import { Button, Form, Heading, Inline, LoadingButton, Stack, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { LONGEST_NAME, type RuleParts, type RuleView } from '../../../src/contract/admin/rules';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { FailureNote, LoadingNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { ExplainSection } from '../explain/explain-section';
import { DryRunSection } from '../dry-run/dry-run-section';
import { AlongFields } from './along-fields';
import { CampaignField, TypingButton } from './campaign-field';
import { JqlField } from './jql-field';
import { LanguagesFields } from './languages-fields';
import { RespondentFields } from './respondent-fields';
import { ScopeFields } from './scope-fields';
import { readTiming, timingDraftOf, type TimingProblems } from './timing-draft';
import { TimingFields } from './timing-fields';
import { useAlongChoice } from './use-along-choice';
import { useCampaignChoice } from './use-campaign-choice';
import { useJqlChoice } from './use-jql-choice';
import { useLanguagesChoice } from './use-languages-choice';
import { useRespondentChoice } from './use-respondent-choice';
import { type Projects, projectsFor, useScopeChoice } from './use-scope-choice';
import { RequestTypesField, WorkTypesField } from './types-field';
import { useRequestTypesChoice, useWorkTypesChoice } from './use-types-choice';

interface RuleEditorProps {
  api: AdminApi;
  /** Absent for a rule that is not there yet. */
  rule?: RuleView;
  /** What it is called. */
  name?: string;
  onSaved(): Promise<void>;
  onCancel(): void;
}

/** Everything of one rule, saved at once. */
export function RuleEditor({ api, rule: current, name, onSaved, onCancel }: RuleEditorProps) {
  const words = useWords();
  // As it was when it was opened: what somebody else saves meanwhile must not be overwritten.
  const [rule] = useState(current);
  const projects = useLoaded(() => projectsFor(api, rule?.scope));
  return (
    <Stack space="space.200">
      <Heading size="medium" as="h2">
        {name === undefined ? words.say('rules.newTitle') : words.say('rules.editTitle', { name })}
      </Heading>
      <LoadedView of={projects} label={words.say('scope.loading')}>
        {(value) => <RuleForm api={api} rule={rule} projects={value} onSaved={onSaved} onCancel={onCancel} />}
      </LoadedView>
    </Stack>
  );
}

interface RuleFormProps extends Omit<RuleEditorProps, 'name'> {
  projects: Projects;
}

function RuleForm({ api, rule, projects, onSaved, onCancel }: RuleFormProps) {
  const words = useWords();
  const [name, setName] = useState(rule?.name ?? '');
  const campaign = useCampaignChoice(api, rule?.campaign);
  const languages = useLanguagesChoice(campaign, rule?.languages);
  const scope = useScopeChoice(api, projects, rule?.scope);
  const { projectIds, known } = scope;
  const types = useWorkTypesChoice({ api, projectIds, kept: rule?.workTypes, projects: known });
  const requestTypes = useRequestTypesChoice({ api, projectIds, kept: rule?.requestTypes, projects: known });
  const jql = useJqlChoice(api, rule?.jql);
  const respondent = useRespondentChoice(api, rule?.respondent);
  const [timing, setTiming] = useState(() =>
    timingDraftOf(rule ?? {}, new Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const along = useAlongChoice(api, rule ?? {});
  const [wrong, setWrong] = useState<TimingProblems>({});
  const save = useAction(api.saveRule);
  const seen = rule ? { id: rule.id, revision: rule.revision } : null;

  /** The rule as it is typed; undefined where something is missing or wrong, which is said then. */
  async function read(): Promise<RuleParts | undefined> {
    // All of them, so that everything that is missing is said at once.
    const [campaignId, chosen, timed] = [campaign.check(), scope.check(), readTiming(timing)];
    setWrong(timed.problems);
    const [sent, spoken] = [along.check(), languages.check()];
    const isJqlFine = await jql.check();
    if (!campaignId || !chosen || !timed.timing || !sent || !spoken || !isJqlFine) return undefined;
    return {
      ...(name.trim() ? { name: name.trim() } : {}),
      campaignId,
      ...spoken,
      ...chosen,
      ...(types.ids.length > 0 ? { workTypes: types.ids } : {}),
      ...(requestTypes.ids.length > 0 ? { requestTypes: requestTypes.ids } : {}),
      ...(jql.jql.trim() ? { jql: jql.jql.trim() } : {}),
      ...timed.timing,
      ...sent,
      ...(respondent.respondent ? { respondent: respondent.respondent } : {}),
    };
  }

  async function submit() {
    save.clear();
    const parts = await read();
    if (!parts) return;
    const saved = await save.run({ rule: seen, ...parts });
    if (saved.ok) await onSaved();
  }

  return (
    <Stack space="space.400">
      <Form onSubmit={submit}>
        <Stack space="space.300">
          <Field id="rule-name" label={words.say('rules.nameLabel')} help={words.say('rules.nameHelp')}>
            <Textfield
              autoFocus
              id="rule-name"
              value={name}
              maxLength={LONGEST_NAME}
              onChange={({ target }) => setName(String(target.value ?? ''))}
            />
          </Field>
          {campaign.list.loaded.kind === 'loading' ? (
            <LoadingNote label={words.say('campaign.loading')} />
          ) : (
            <Stack space="space.050">
              <CampaignField choice={campaign} error={campaign.wrong && words.say(campaign.wrong)} />
              <Inline>
                <TypingButton choice={campaign} />
              </Inline>
            </Stack>
          )}
          {campaign.list.loaded.kind !== 'loading' && <LanguagesFields choice={languages} />}
          <ScopeFields choice={scope} />
          <WorkTypesField choice={types} />
          <RequestTypesField choice={requestTypes} />
          <JqlField choice={jql} />
          <RespondentFields choice={respondent} />
          <TimingFields draft={timing} problems={wrong} onChange={(part) => setTiming({ ...timing, ...part })} />
          <AlongFields api={api} choice={along} scope={{ projectIds, finishedStatuses: scope.finished.chosen }} />
          {save.failure && (
            <FailureNote failure={save.failure} messages={{ 'changed-meanwhile': 'rules.savedMeanwhile' }} />
          )}
          <Inline space="space.100">
            <LoadingButton type="submit" appearance="primary" isLoading={save.busy}>
              {words.say('common.save')}
            </LoadingButton>
            <Button isDisabled={save.busy} onClick={onCancel}>
              {words.say('common.cancel')}
            </Button>
          </Inline>
        </Stack>
      </Form>
      <ExplainSection api={api} draft={{ ruleId: rule?.id ?? null, read }} />
      <DryRunSection api={api} ruleId={rule?.id ?? null} read={read} />
    </Stack>
  );
}
