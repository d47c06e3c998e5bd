import React, { type ReactElement, useState } from 'react';
import { Button, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { SectionFrame } from './section-frame';
import { firstUnfinished, isDone, STEPS, summaryOf, type SectionId } from './setup-sections';
import { CampaignStep } from '../rules/campaign-step';
import { ConnectStep } from '../connection/connect-step';
import { FieldsStep } from '../fields/fields-step';
import { NotificationStep } from '../notification/notification-step';
import { OptionsStep } from '../options/options-step';
import { ScopeStep } from '../rules/scope-step';
import type { StepProps } from './step-props';

interface SetupPageProps {
  api: AdminApi;
  setup: Setup;
  /** The section that is open at first; otherwise the first unfinished one. */
  opened?: SectionId;
  reload(): Promise<void>;
  onTest(): void;
}

const SECTIONS: Record<SectionId, (props: StepProps) => ReactElement> = {
  connect: ConnectStep,
  campaign: CampaignStep,
  scope: ScopeStep,
  fields: FieldsStep,
  notification: NotificationStep,
  options: OptionsStep,
};

/** The guide of five steps; each is a normal settings section once it is done. */
export function SetupPage({ api, setup, opened: openedFirst, reload, onTest }: SetupPageProps) {
  const words = useWords();
  /** The section a person opened or works in; otherwise the first unfinished one is open. */
  const [opened, setOpened] = useState<SectionId | 'none' | undefined>(openedFirst);
  const [notice, setNotice] = useState<string>();
  const unfinished = firstUnfinished(setup);
  const open = opened ?? unfinished;
  const done = STEPS.filter((step) => isDone(setup, step)).length;

  const frame = (section: SectionId) => {
    const Step = SECTIONS[section];
    const mark = section === 'options' ? undefined : isDone(setup, section) ? 'done' : nextOrLater(section, unfinished);
    const onSaved = () => {
      setOpened(section);
      return reload();
    };
    const onDone = async (proved?: string) => {
      await reload();
      setNotice(proved);
      setOpened(undefined);
    };
    return (
      <SectionFrame
        key={section}
        title={words.say(`setup.${section}`)}
        mark={mark}
        summary={summaryOf(words, setup, section)}
        isOpen={open === section}
        openLabel={openLabelOf(words, section, mark)}
        onToggle={() => setOpened(open === section ? 'none' : section)}
      >
        <Step api={api} setup={setup} onSaved={onSaved} onDone={onDone} />
      </SectionFrame>
    );
  };

  return (
    <Stack space="space.200">
      {unfinished ? <Progress done={done} /> : <AllSet onTest={onTest} />}
      {notice && (
        <SectionMessage appearance="success">
          <Text>{notice}</Text>
        </SectionMessage>
      )}
      {STEPS.map(frame)}
      {frame('options')}
    </Stack>
  );
}

function openLabelOf(words: Words, section: SectionId, mark: 'done' | 'next' | 'later' | undefined): string {
  if (section === 'options' || mark === 'done') return words.say(`setup.openOf.${section}`);
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

function AllSet({ onTest }: { onTest: () => void }) {
  const words = useWords();
  return (
    <SectionMessage appearance="success" title={words.say('setup.readyTitle')}>
      <Stack space="space.100" alignInline="start">
        <Text>{words.say('setup.ready')}</Text>
        <Button onClick={onTest}>{words.say('admin.loop')}</Button>
      </Stack>
    </SectionMessage>
  );
}
