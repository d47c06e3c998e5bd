import React from 'react';
import { Button, SectionMessage, Stack, Text } from '@forge/react';
import type { Overview } from '../../../src/contract/admin/overview';
import { useWords } from '../../shared/words-context';

export type AddressState = Overview['attention']['address'];

/** True where nps.today may still be calling an address that was replaced. */
export function isAddressOpen({ refusedOld, untested }: AddressState): boolean {
  return refusedOld !== undefined || untested !== undefined;
}

/** What to do about an address that was replaced, on the overview. */
export function AddressAttention({ address, onOpen }: { address: AddressState; onOpen: () => void }) {
  const words = useWords();
  const { refusedOld, untested } = address;
  if (!isAddressOpen(address)) return null;
  const until = untested?.oldUntil;
  return (
    <SectionMessage
      appearance={refusedOld ? 'error' : 'warning'}
      title={refusedOld ? words.count('address.refused', refusedOld.count) : words.say('address.untested')}
    >
      <Stack space="space.100" alignInline="start">
        {refusedOld && <Text>{words.say('address.refusedHelp', { when: words.ago(refusedOld.at) })}</Text>}
        {!refusedOld && (
          <Text>
            {until === undefined
              ? words.say('address.untestedEnded')
              : words.say('address.untestedUntil', { until: words.dateTime(until) })}
          </Text>
        )}
        <Button onClick={onOpen}>{words.say('address.open')}</Button>
      </Stack>
    </SectionMessage>
  );
}
