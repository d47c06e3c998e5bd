import React, { useState } from 'react';
import { Button, Heading, Inline, Label, LoadingButton, ProgressBar, Select, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { DRY_RUN_DAYS } from '../../../src/contract/admin/dry-run';
import type { RuleParts } from '../../../src/contract/admin/rules';
import { useWords } from '../../shared/words-context';
import { DryRunResult } from './dry-run-result';
import { type DryRun, useDryRun } from './use-dry-run';

interface DryRunSectionProps {
  api: AdminApi;
  /** Null for a rule that is not there yet. */
  ruleId: string | null;
  /** The rule as it is typed; undefined where something is missing, which is said beside it. */
  read(): Promise<RuleParts | undefined>;
}

type Days = (typeof DRY_RUN_DAYS)[number];

/** What the rule as it is typed would have sent in the last days. Nothing is saved or sent. */
export function DryRunSection({ api, ruleId, read }: DryRunSectionProps) {
  const words = useWords();
  const [days, setDays] = useState<Days>(30);
  const [isIncomplete, setIncomplete] = useState(false);
  const { run, isRunning, start, cancel } = useDryRun(api);
  const options = DRY_RUN_DAYS.map((each) => ({ value: String(each), label: words.count('dryRun.lastDays', each) }));
  async function tryIt() {
    const rule = await read();
    setIncomplete(!rule);
    if (rule) start({ ruleId, rule, days });
  }
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Heading size="small" as="h3">
          {words.say('dryRun.title')}
        </Heading>
        <Text>{words.say('dryRun.intro')}</Text>
      </Stack>
      <Stack space="space.050">
        <Label labelFor="dry-run-days">{words.say('dryRun.days')}</Label>
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <Select
            inputId="dry-run-days"
            options={options}
            value={options.find(({ value }) => value === String(days))}
            isSearchable={false}
            onChange={({ value }: { value: string }) =>
              setDays(DRY_RUN_DAYS.find((each) => String(each) === value) ?? 30)
            }
          />
          <LoadingButton isLoading={isRunning} onClick={() => void tryIt()}>
            {words.say('dryRun.start')}
          </LoadingButton>
          {isRunning && <Button onClick={cancel}>{words.say('dryRun.cancel')}</Button>}
        </Inline>
      </Stack>
      {isIncomplete && <Text>{words.say('dryRun.incomplete')}</Text>}
      {run && isRunning && <Progress run={run} />}
      {run && !isRunning && <DryRunResult run={run} />}
    </Stack>
  );
}

function Progress({ run: { all, replayed } }: { run: DryRun }) {
  const words = useWords();
  const label =
    all === undefined
      ? words.say('dryRun.finding')
      : words.say('dryRun.progress', { done: words.number(replayed.length), all: words.number(all) });
  return (
    <Stack space="space.050">
      <Text>{label}</Text>
      <ProgressBar ariaLabel={label} value={all ? replayed.length / all : 0} />
    </Stack>
  );
}
