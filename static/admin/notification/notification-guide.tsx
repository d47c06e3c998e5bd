import React from 'react';
import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import { GuideLink } from '../../shared/components/guide-link';
import { useWords } from '../../shared/words-context';

const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;

/** What to do in nps.today, in its own words for its buttons. */
export function NotificationGuide() {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('notification.stepsTitle')}
      </Heading>
      <List type="ordered">
        {STEPS.map((step) => (
          <ListItem key={step}>
            <Text>{words.say(`notification.${step}`)}</Text>
          </ListItem>
        ))}
      </List>
      <GuideLink to="notifications" />
    </Stack>
  );
}
