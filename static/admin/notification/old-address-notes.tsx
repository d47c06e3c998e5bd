import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { AddressView } from '../../../src/contract/admin/notification';
import { useWords } from '../../shared/words-context';

/** What came at an address that was replaced: a test call while it is accepted, and calls that were refused since. */
export function OldAddressNotes({ view: { oldTestAt, refusedOld } }: { view: AddressView }) {
  const words = useWords();
  return (
    <>
      {oldTestAt !== undefined && (
        <SectionMessage appearance="warning" title={words.say('notification.oldTest', { when: words.ago(oldTestAt) })}>
          <Text>{words.say('notification.oldTestHelp')}</Text>
        </SectionMessage>
      )}
      {refusedOld && (
        <SectionMessage appearance="error" title={words.count('address.refused', refusedOld.count)}>
          <Text>{words.say('address.refusedHelp', { when: words.ago(refusedOld.at) })}</Text>
        </SectionMessage>
      )}
    </>
  );
}
