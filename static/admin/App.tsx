import React from 'react';
import { I18nProvider, Spinner } from '@forge/react';

export function App() {
  return (
    <I18nProvider>
      <Spinner />
    </I18nProvider>
  );
}
