import React, { type ReactElement, useState } from 'react';
import { Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Loaded, Loading } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { SectionFrame } from './section-frame';
import {
  EXTRAS,
  firstUnfinished,
  isDone,
  isStep,
  refusedSinceArrival,
  STEPS,
  summaryOf,
  type SectionId,
} from './setup-sections';
import { CampaignStep } from '../rules/campaign-step';
import { ConnectStep } from '../connection/connect-step';
import { FieldsStep } from '../fields/fields-step';
import type { ProjectHealth } from '../fields/use-project-health';
import { NotificationStep } from '../notification/notification-step';
import { GuardRailsStep } from '../guard-rails/guard-rails-step';
import { OptionsStep } from '../options/options-step';
import { ScopeStep } from '../rules/scope-step';
import { useScopeSummary } from '../rules/use-scope-summary';
import type { StepProps } from './step-props';
import { OwnSatisfactionNote } from './own-satisfaction-note';
import { useArrival } from './use-arrival';

interface SetupPageProps {
  api: AdminApi;
  setup: Setup;
  health: Loading<ProjectHealth>;
  /** The section that is open at first; otherwise the first unfinished one. */
  opened?: SectionId;
  reload(): Promise<void>;
  onTest(): void;
  onOpenRules(): void;
}

/** What these are set to is said rule by rule, once there are several. */
const OF_A_RULE: SectionId[] = ['campaign', 'scope'];

const SECTIONS: Record<SectionId, (props: StepProps) => ReactElement> = {
  connect: ConnectStep,
  campaign: CampaignStep,
  scope: ScopeStep,
  fields: FieldsStep,
  notification: NotificationStep,
  guardRails: GuardRailsStep,
  options: OptionsStep,
};

/** The guide of five steps; each is a normal settings section once it is done. */
export function SetupPage({ api, setup, health, opened: openedFirst, reload, onTest, onOpenRules }: SetupPageProps) {
  const words = useWords();
  /** The section a person opened or works in; otherwise the first unfinished one is open. */
  const [opened, setOpened] = useState<SectionId | 'none' | undefined>(openedFirst);
  const [notice, setNotice] = useState<string>();
  const unfinished = firstUnfinished(setup);
  const open = opened ?? unfinished;
  const done = STEPS.filter((step) => isDone(setup, step)).length;
  const problems = problemsOf(words, setup, health);
  const arrival = useArrival(unfinished);
  const scopeSummary = useScopeSummary(api, setup.scope);

  const markOf = (section: SectionId) => {
    if (!isStep(section)) return undefined;
    if (!isDone(setup, section)) return nextOrLater(section, unfinished);
    return problems[section] ? 'problem' : 'done';
  };
  const frame = (section: SectionId) => {
    const Step = SECTIONS[section];
    const ofSeveral = setup.ruleCount > 1 && OF_A_RULE.includes(section);
    const summary = section === 'scope' ? scopeSummary : summaryOf(words, setup, section);
    const mark = markOf(section);
    const onSaved = () => {
      setOpened(section);
      // What was wrong with the fields may be mended now.
      if (section === 'fields') void health.reload();
      return reload();
    };
    const onDone = async (proved?: string) => {
      await reload();
      setNotice(proved);
      setOpened(undefined);
      arrival.leave(section);
    };
    return (
      <SectionFrame
        key={section}
        title={words.say(`setup.${section}`)}
        mark={mark}
        summary={ofSeveral ? words.count('rules.several', setup.ruleCount) : summary}
        problem={mark === 'problem' ? problems[section] : undefined}
        isOpen={open === section}
        openLabel={openLabelOf(words, section, mark)}
        arrival={arrival.of(section)}
        onToggle={() => setOpened(open === section ? 'none' : section)}
      >
        {ofSeveral ? (
          <Inline>
            <Button onClick={onOpenRules}>{words.say('rules.open')}</Button>
          </Inline>
        ) : (
          <Step api={api} setup={setup} onSaved={onSaved} onDone={onDone} />
        )}
      </SectionFrame>
    );
  };

  return (
    <Stack space="space.200">
      {unfinished ? (
        <Progress done={done} />
      ) : (
        Object.keys(problems).length === 0 && <AllSet health={health} onTest={onTest} />
      )}
      {notice && (
        <SectionMessage appearance="success">
          <Text>{notice}</Text>
        </SectionMessage>
      )}
      {setup.scope && <OwnSatisfactionNote api={api} about={JSON.stringify([setup.rule, setup.ruleCount])} />}
      {STEPS.map(frame)}
      {EXTRAS.map(frame)}
    </Stack>
  );
}

function unwritableOf(loaded: Loaded<ProjectHealth>): number {
  return loaded.kind === 'ready' ? loaded.value.unwritable.length : 0;
}

/** What does not work now of steps that are done, in a line each. */
function problemsOf(
  words: Words,
  setup: Setup,
  { loaded, isReloading }: Loading<ProjectHealth>,
): Partial<Record<SectionId, string>> {
  // It is asked again where somebody may have mended it: what was known before is no longer worth saying.
  const unwritable = isReloading ? 0 : unwritableOf(loaded);
  const { refusedOld } = setup.notification;
  const refused = refusedSinceArrival(setup);
  return {
    ...(setup.pause?.reason === 'key-refused' ? { connect: words.say('overview.keyRefused') } : {}),
    ...(unwritable > 0 ? { fields: words.count('overview.unwritable', unwritable) } : {}),
    ...(refusedOld ? { notification: words.count('address.refused', refusedOld.count) } : {}),
    ...(refused ? { notification: words.say('notification.refusedTitle', { when: words.ago(refused.at) }) } : {}),
  };
}

type Mark = 'done' | 'problem' | 'next' | 'later';

function openLabelOf(words: Words, section: SectionId, mark: Mark | undefined): string {
  if (!isStep(section) || mark === 'done' || mark === 'problem') return words.say(`setup.openOf.${section}`);
  return words.say('setup.openStep', { n: words.number(STEPS.indexOf(section) + 1) });
}

function nextOrLater(section: SectionId, unfinished: SectionId | undefined): 'next' | 'later' {
  return section === unfinished ? 'next' : 'later';
}

function Progress({ done }: { done: number }) {
  const words = useWords();
  const label = words.say('setup.progress', { done: words.number(done), all: words.number(STEPS.length) });
  return (
    <Stack space="space.100">
      <Text>{label}</Text>
      <ProgressBar value={done / STEPS.length} ariaLabel={label} />
    </Stack>
  );
}

function AllSet({ health, onTest }: { health: Loading<ProjectHealth>; onTest: () => void }) {
  const words = useWords();
  const { loaded, isReloading } = health;
  if (loaded.kind === 'loading' || (isReloading && unwritableOf(loaded) > 0))
    return <Text>{words.say('overview.checkingProjects')}</Text>;
  return (
    <SectionMessage appearance="success" title={words.say('setup.readyTitle')}>
      <Stack space="space.100" alignInline="start">
        <Text>{words.say('setup.ready')}</Text>
        <Button onClick={onTest}>{words.say('admin.loop')}</Button>
      </Stack>
    </SectionMessage>
  );
}
