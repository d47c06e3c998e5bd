import React from 'react';
import { Button, HelperMessage, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { Overview } from '../../../src/contract/admin/overview';
import { AddressAttention, isAddressOpen } from '../notification/address-attention';
import { useWords } from '../../shared/words-context';

interface AttentionProps {
  attention: Overview['attention'];
  /** There is more than is counted. */
  hasMore: boolean;
  /** Nothing that is shown beside this needs a person either. */
  isRestWell: boolean;
  onShow(): void;
  onOpenAddress(): void;
}

/** What needs a person, and the way to it. */
export function Attention({ attention, hasMore, isRestWell, onShow, onOpenAddress }: AttentionProps) {
  const words = useWords();
  const { parkedResponses, failedSurveys, unconfirmedSurveys, address } = attention;
  const lines = [
    parkedResponses > 0 && words.count('overview.parked', parkedResponses),
    failedSurveys > 0 && words.count('overview.failed', failedSurveys),
    unconfirmedSurveys > 0 && words.count('overview.unconfirmed', unconfirmedSurveys),
  ].filter((line) => line !== false);
  if (lines.length === 0 && !isAddressOpen(address)) {
    return isRestWell ? <Text>{words.say('overview.allWell')}</Text> : null;
  }
  return (
    <Stack space="space.200">
      <AddressAttention address={address} onOpen={onOpenAddress} />
      {lines.length > 0 && <ForPeople lines={lines} hasMore={hasMore} onShow={onShow} />}
    </Stack>
  );
}

function ForPeople({ lines, hasMore, onShow }: { lines: string[]; hasMore: boolean; onShow: () => void }) {
  const words = useWords();
  return (
    <SectionMessage appearance="warning" title={words.say('overview.attentionTitle')}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {lines.map((line) => (
            <ListItem key={line}>
              <Text>{line}</Text>
            </ListItem>
          ))}
        </List>
        {hasMore && <HelperMessage>{words.say('overview.atLeast')}</HelperMessage>}
        <Button onClick={onShow}>{words.say('overview.showAttention')}</Button>
      </Stack>
    </SectionMessage>
  );
}
