import React, { useState } from 'react';
import { Button, Inline, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { AddressView } from '../../../src/contract/admin/notification';
import { LoadedView } from '../../shared/components/loaded-view';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { usePolling } from '../../shared/hooks/use-polling';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { AddressField } from './address-field';
import { NotificationGuide } from './notification-guide';
import { OldAddressNotes } from './old-address-notes';
import { RotateSecret } from './rotate-secret';
import type { StepProps } from '../set-up/step-props';

const POLL_EVERY_MS = 3_000;

/** Notification: the address for nps.today, the steps there, and the test call as it arrives. */
export function NotificationStep({ api, onSaved }: StepProps) {
  const words = useWords();
  const address = useLoaded(() => api.getNotification({}));
  return (
    <LoadedView of={address} label={words.say('notification.loading')}>
      {(view) => <NotificationDetails api={api} view={view} reload={address.reload} onSaved={onSaved} />}
    </LoadedView>
  );
}

interface NotificationDetailsProps {
  api: AdminApi;
  view: AddressView;
  reload(): Promise<void>;
  onSaved: StepProps['onSaved'];
}

function NotificationDetails({ api, view, reload, onSaved }: NotificationDetailsProps) {
  const words = useWords();
  /** The call that was known when the section opened: a newer one is what a person waits for. */
  const [before, setBefore] = useState(view.lastTestAt);
  const [isNew, setIsNew] = useState(false);
  const arrived = view.lastTestAt !== undefined && view.lastTestAt !== before;
  /** Without a test call, a response says as much. */
  const provedBy = view.lastTestAt === undefined ? view.responseSeenAt : undefined;
  const isWaiting = !arrived && provedBy === undefined;
  const polling = usePolling(isWaiting, POLL_EVERY_MS, poll);

  async function poll() {
    const seen = await api.getNotification({}).catch(() => undefined);
    const changed = seen?.ok && JSON.stringify(seen.value) !== JSON.stringify(view);
    if (changed) await Promise.all([reload(), onSaved()]);
  }
  async function changed(toNew: boolean) {
    setBefore(view.lastTestAt);
    await Promise.all([reload(), onSaved()]);
    setIsNew(toNew);
  }

  return (
    <Stack space="space.300">
      <AddressField url={view.url} />
      {isNew && !arrived && (
        <SectionMessage appearance="success">
          <Text>{words.say('notification.rotated')}</Text>
        </SectionMessage>
      )}
      <NotificationGuide />
      <Stack space="space.100">
        {view.lastTestAt !== undefined && (
          <SectionMessage appearance="success">
            <Text>{receivedWords(words, view.lastTestAt)}</Text>
          </SectionMessage>
        )}
        {provedBy !== undefined && (
          <SectionMessage appearance="success">
            <Text>{words.say('notification.responseSeen', { when: words.ago(provedBy) })}</Text>
          </SectionMessage>
        )}
        {isWaiting && !polling.stopped && (
          <Inline space="space.100" alignBlock="center">
            <Spinner size="small" label={words.say('notification.waiting')} />
            <Text>{words.say('notification.waiting')}</Text>
          </Inline>
        )}
        {isWaiting && polling.stopped && (
          <Stack space="space.100" alignInline="start">
            <Text>{words.say('notification.stopped')}</Text>
            <Button onClick={polling.again}>{words.say('notification.again')}</Button>
          </Stack>
        )}
      </Stack>
      <OldAddressNotes view={view} />
      {view.lastRefused && (
        <SectionMessage
          appearance="warning"
          title={words.say('notification.refusedTitle', { when: words.ago(view.lastRefused.at) })}
        >
          <Text>{words.say(`notification.refused.${view.lastRefused.reason}`)}</Text>
          <Text>{words.count('notification.refusedCount', view.lastRefused.count)}</Text>
        </SectionMessage>
      )}
      <RotateSecret api={api} oldUntil={view.oldUntil} onChanged={changed} />
    </Stack>
  );
}

/** The time alone where it was today. */
function receivedWords(words: Words, at: number): string {
  return words.isToday(at)
    ? words.say('notification.received', { time: words.time(at) })
    : words.say('notification.receivedOn', { time: words.dateTime(at) });
}
