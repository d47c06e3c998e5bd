import React from 'react';
import { useProductContext } from '@forge/react';
import type { AutomationInputs } from '../../src/contract/automation';
import { InReadersWords } from '../shared/components/in-readers-words';
import { ActionForm } from './action-form';

/** The form of the action in Jira's rule editor. */
export function App({ submit }: { submit: (inputs: AutomationInputs) => Promise<void> }) {
  const context = useProductContext();
  return (
    <InReadersWords>{context && <ActionForm before={inputsIn(context.extension)} submit={submit} />}</InReadersWords>
  );
}

/** What was entered before, where there is anything. */
function inputsIn({ data }: { data?: { inputs?: Partial<AutomationInputs> } }): Partial<AutomationInputs> {
  return data?.inputs ?? {};
}
