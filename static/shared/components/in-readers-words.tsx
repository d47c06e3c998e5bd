import React, { type ReactNode, useMemo } from 'react';
import { I18nProvider, Spinner, useProductContext, useTranslation } from '@forge/react';
import { makeWords } from '../words';
import { WordsProvider } from '../words-context';

/** Shows its children in the language, time zone and number format of the person at the screen. */
export function InReadersWords({ children }: { children: ReactNode }) {
  return (
    <I18nProvider>
      <WordsFromPlatform>{children}</WordsFromPlatform>
    </I18nProvider>
  );
}

function WordsFromPlatform({ children }: { children: ReactNode }) {
  const { ready, t } = useTranslation();
  const context = useProductContext();
  const { locale, timezone } = context ?? {};
  const words = useMemo(
    () => locale && makeWords({ translate: t, locale: tagOf(locale), timeZone: timezone, now: Date.now }),
    [t, locale, timezone],
  );
  // No words exist yet to label this spinner with.
  return ready && words ? <WordsProvider value={words}>{children}</WordsProvider> : <Spinner label="nps.today" />;
}

/** The platform writes `da_DK` in some places where others read `da-DK`. */
function tagOf(locale: string): string {
  return locale.replace('_', '-');
}
