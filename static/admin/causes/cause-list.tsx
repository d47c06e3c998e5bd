import React from 'react';
import { Button, HelperMessage, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { Causes, ResponseCause, SurveyCause } from '../../../src/contract/admin/causes';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { reasonSentence } from '../../shared/survey-words';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import type { SectionId } from '../set-up/setup-sections';
import { namesOfFields } from '../set-up/setup-sections';
import { causeCures, causeTitle } from './cause-words';
import type { CauseRuns } from './use-cause-run';

/** More would bury the rest of the page; Activity lists them all. */
const MOST_SHOWN = 12;

interface CauseListProps {
  causes: Causes;
  fields: FieldChoice;
  runs: CauseRuns;
  /** To the list of what one cause has left. */
  onShow(of: { reason?: string; projectId?: string }): void;
  onOpenSetup(section: SectionId): void;
}

/** True where something needs a person. */
export function hasCauses({ responses, surveys }: Causes): boolean {
  return responses.length + surveys.length > 0;
}

/** What needs a person, one entry for each cause: how much, since when, what to do, and the button that does it. */
export function CauseList({ causes, ...rest }: CauseListProps) {
  const words = useWords();
  if (!hasCauses(causes)) return null;
  const { responses, surveys, more } = causes;
  return (
    <SectionMessage appearance="warning" title={words.say('overview.attentionTitle')}>
      <Stack space="space.200">
        {responses.slice(0, MOST_SHOWN).map((cause) => (
          <ResponseEntry key={cause.key} cause={cause} {...rest} />
        ))}
        {surveys.slice(0, MOST_SHOWN).map((cause) => (
          <SurveyEntry key={`${cause.state} ${cause.reason}`} cause={cause} onShow={rest.onShow} />
        ))}
        {more && <HelperMessage>{words.say('overview.atLeast')}</HelperMessage>}
      </Stack>
    </SectionMessage>
  );
}

/** The step of the set-up in which a person finds what to change. */
const SECTION: Record<string, SectionId> = { 'no-fields': 'fields', 'field-refused': 'fields' };
const ACTION: Record<Exclude<ResponseCause['cure'], 'match'>, WordKey> = {
  repair: 'cause.repair',
  allow: 'cause.allow',
  retry: 'cause.retry',
};

function ResponseEntry({
  cause,
  fields,
  runs,
  onShow,
  onOpenSetup,
}: Omit<CauseListProps, 'causes'> & { cause: ResponseCause }) {
  const words = useWords();
  const names = namesOfFields(fields);
  const { cure, count, since, reason, projectId } = cause;
  const section = cure === 'retry' ? SECTION[reason] : undefined;
  // A cause that is being retried is spoken of by its run.
  const isOwn = runs.isRunning && runs.run?.cause.key === cause.key;
  return (
    <Stack space="space.100" alignInline="start">
      <Text weight="semibold">
        {words.say('cause.titled', {
          what: causeTitle(words, cause, names),
          count: words.count('cause.responses', count),
        })}
      </Text>
      <Text>
        {[words.say('cause.since', { when: words.moment(since) }), ...causeCures(words, cause, names)].join(' ')}
      </Text>
      <Inline space="space.100" shouldWrap rowSpace="space.100">
        {cure !== 'match' && !isOwn && (
          <Button isDisabled={runs.isRunning} onClick={() => runs.start(cause)}>
            {words.say(ACTION[cure])}
          </Button>
        )}
        {section && <Button onClick={() => onOpenSetup(section)}>{words.say('overview.openFields')}</Button>}
        <Button appearance="subtle" onClick={() => onShow({ reason, projectId })}>
          {words.say('overview.showAttention')}
        </Button>
      </Inline>
    </Stack>
  );
}

function SurveyEntry({ cause, onShow }: { cause: SurveyCause; onShow: CauseListProps['onShow'] }) {
  const words = useWords();
  const { state, reason, count, since } = cause;
  return (
    <Stack space="space.100" alignInline="start">
      <Text weight="semibold">{words.count(`overview.${state}`, count)}</Text>
      <Text>
        {[words.say('cause.since', { when: words.moment(since) }), reasonSentence(words, reason)]
          .filter(Boolean)
          .join(' ')}
      </Text>
      <Button appearance="subtle" onClick={() => onShow({ reason })}>
        {words.say('overview.showAttention')}
      </Button>
    </Stack>
  );
}
