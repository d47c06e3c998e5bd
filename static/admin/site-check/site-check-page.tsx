import React from 'react';
import { Heading, Inline, LoadingButton, ProgressBar, Stack, Text, TextArea } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SiteFinding, SiteProbeName, SiteQuestion } from '../../../src/contract/admin/site-check';
import { SITE_PROBES, SITE_TRAFFIC } from '../../../src/contract/admin/site-check';
import { CopyButton } from '../../shared/components/copy-button';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { FailureNote } from '../../shared/components/notes';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { SiteFindings } from './site-findings';
import { useSiteCheck } from './use-site-check';
import { asText } from './site-check-words';

/** Check this site: what is as the app expects, what is not, and what has not been seen yet. */
export function SiteCheckPage({ api }: { api: AdminApi }) {
  const words = useWords();
  const known = useLoaded(() => api.getSiteCheck({}));
  const check = useSiteCheck(api);
  async function start() {
    await check.start();
    await known.reload();
  }
  return (
    <Stack space="space.200">
      <Heading size="small" as="h2">
        {words.say('admin.check')}
      </Heading>
      <Text>{words.say('check.intro')}</Text>
      <LoadedView of={known} label={words.say('check.loading')}>
        {(before) => {
          const findings = before.map((finding) => newest(finding, check.found));
          return (
            <Stack space="space.300">
              <Start findings={findings} asking={check.asking} onStart={() => void start()} />
              {check.failure && <FailureNote failure={check.failure} />}
              <SiteFindings title={words.say('check.asked')} findings={some(findings, SITE_PROBES)} />
              <SiteFindings title={words.say('check.traffic')} findings={some(findings, SITE_TRAFFIC)} />
              <ForSupport text={asText(words, findings)} />
            </Stack>
          );
        }}
      </LoadedView>
    </Stack>
  );
}

/** What was asked just now says more than what was known. */
function newest(known: SiteFinding, found: Partial<Record<SiteQuestion, SiteFinding>>): SiteFinding {
  return found[known.question] ?? known;
}

function some(findings: SiteFinding[], questions: readonly SiteQuestion[]): SiteFinding[] {
  return findings.filter(({ question }) => questions.includes(question));
}

interface StartProps {
  findings: SiteFinding[];
  asking?: SiteProbeName;
  onStart(): void;
}

function Start({ findings, asking, onStart }: StartProps) {
  const words = useWords();
  const lastAt = Math.max(0, ...some(findings, SITE_PROBES).map((finding) => finding.lastAt ?? 0));
  const last = lastAt > 0 ? words.say('check.last', { when: words.ago(lastAt) }) : words.say('check.never');
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <LoadingButton appearance="primary" isLoading={asking !== undefined} onClick={onStart}>
          {words.say(lastAt > 0 ? 'check.again' : 'check.run')}
        </LoadingButton>
        {asking === undefined && <Text>{last}</Text>}
      </Inline>
      {asking !== undefined && <Progress asking={asking} />}
    </Stack>
  );
}

function Progress({ asking }: { asking: SiteProbeName }) {
  const words = useWords();
  const done = SITE_PROBES.indexOf(asking);
  const title = words.say(`check.q.${asking}.title`);
  const label = words.say('check.progress', { n: done + 1, all: SITE_PROBES.length, title });
  return (
    <Stack space="space.050">
      <Text>{label}</Text>
      <ProgressBar value={done / SITE_PROBES.length} ariaLabel={label} />
    </Stack>
  );
}

function ForSupport({ text }: { text: string }) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('check.copyTitle')}
      </Heading>
      <Field id="check-text" label={words.say('check.copyLabel')} help={words.say('check.copyHelp')}>
        <TextArea id="check-text" value={text} isReadOnly isMonospaced minimumRows={6} resize="auto" />
      </Field>
      <CopyButton text={text} label={words.say('check.copy')} />
    </Stack>
  );
}
