import React from 'react';
import { Link, Text } from '@forge/react';
import { useWords } from '../words-context';

/** Pages of nps.today's own documentation. */
const PAGES = {
  apiKey: 'https://docs.nps.today/guides/HowtocreateanAPIkey/',
  notifications: 'https://docs.nps.today/guides/npsnotifications/',
} as const;

/** Leads to nps.today's own page about something that is done there; it opens beside this one. */
export function GuideLink({ to }: { to: keyof typeof PAGES }) {
  const words = useWords();
  return (
    <Text>
      <Link href={PAGES[to]} openNewTab>
        {words.say(`guide.${to}`)}
      </Link>
    </Text>
  );
}
