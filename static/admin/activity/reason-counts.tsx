import React, { useState } from 'react';
import { Button, HelperMessage, Inline, List, ListItem, LoadingButton, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityCounts } from '../../../src/contract/admin/activity';
import { LoadedView } from '../../shared/components/loaded-view';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { reasonSentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { type ActivityView, filterOf, queryOf, reasonsUnder } from './activity-view';

interface ReasonCountsProps {
  api: AdminApi;
  view: ActivityView;
  onView(view: ActivityView): void;
}

type Count = ActivityCounts['counts'][number];

/** How many surveys that fit were sent, were not and why: each a way to the list of them. */
export function ReasonCounts({ api, view, onView }: ReasonCountsProps) {
  const words = useWords();
  const filter = filterOf(view, words);
  const loading = useLoaded(() => api.countActivity({ filter }), queryOf(view));
  return (
    <LoadedView of={loading} label={words.say('counts.loading')}>
      {(first) => <Counted key={queryOf(view)} api={api} first={first} view={view} onView={onView} />}
    </LoadedView>
  );
}

/** The first lot, and those that were counted after it. */
function Counted({ api, first, view, onView }: ReasonCountsProps & { first: ActivityCounts }) {
  const words = useWords();
  const [counted, setCounted] = useState(first);
  const { run, busy, failure } = useAction(api.countActivity);
  async function goOn() {
    const outcome = await run({ filter: filterOf(view, words), place: counted.next });
    if (outcome.ok) setCounted({ ...outcome.value, counts: added(counted.counts, outcome.value.counts) });
  }
  const { counts, next, countedTo } = counted;
  return (
    <Stack space="space.100">
      {counts.length === 0 && <Text>{words.say('activity.emptyFilter')}</Text>}
      <List type="unordered">
        {counts.map((each) => (
          <ListItem key={`${each.under} ${each.reason ?? ''}`}>
            <Button appearance="subtle" spacing="compact" onClick={() => onView({ ...view, ...headingOf(each) })}>
              {countWords(words, each)}
            </Button>
          </ListItem>
        ))}
      </List>
      {next && countedTo !== undefined && (
        <HelperMessage>
          {words.say(view.order === 'oldest' ? 'counts.upTo' : 'counts.backTo', { when: words.dateTime(countedTo) })}
        </HelperMessage>
      )}
      {failure && <FailureNote failure={failure} />}
      {next && (
        <Inline>
          <LoadingButton isLoading={busy} onClick={() => void goOn()}>
            {words.say('counts.goOn')}
          </LoadingButton>
        </Inline>
      )}
    </Stack>
  );
}

/** *31 not sent: the respondent was asked not long ago.* */
function countWords(words: Words, { under, reason, count }: Count): string {
  const many = words.count(`counts.${under}`, count);
  const why = reasonSentence(words, reason)?.split(/(?<=\.) /)[0];
  return why === undefined ? many : words.say('counts.because', { many, why });
}

function headingOf({ under, reason }: Count): Pick<ActivityView, 'under' | 'reason'> {
  return { under, reason: reasonsUnder(under).find((each) => each === reason) };
}

function added(before: Count[], more: Count[]): Count[] {
  const sums = new Map<string, Count>();
  for (const each of [...before, ...more]) {
    const key = `${each.under} ${each.reason ?? ''}`;
    sums.set(key, { ...each, count: each.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].sort((one, other) => other.count - one.count);
}
