import { render } from '../shared/testing/render';
import { testWords } from '../shared/testing/test-words';
import React from 'react';
import type { AutomationInputs } from '../../src/contract/automation';
import { ActionForm } from './action-form';

async function open(before: Partial<AutomationInputs>, locale: 'en-US' | 'da-DK' = 'en-US') {
  const handed: AutomationInputs[] = [];
  const submit = async (inputs: AutomationInputs) => void handed.push(inputs);
  const screen = await render(<ActionForm before={before} submit={submit} />, testWords(locale));
  const isTicked = () => screen.all('Checkbox')[0]?.props.isChecked as boolean;
  return { screen, handed, isTicked };
}

const issueKey = '{{issue.key}}';

it('hands over the rule’s own work item by itself, so that nothing has to be typed', async () => {
  const { handed, isTicked } = await open({});
  expect(handed).toEqual([{ issueKey, ignoreGuardRails: false }]);
  expect(isTicked()).toBe(false);
});

it('hands over each change at once, and what is there when the form is sent', async () => {
  const { screen, handed, isTicked } = await open({ issueKey, ignoreGuardRails: false });
  expect(handed).toEqual([]);
  await screen.tick('Ignore guard rails', true);
  expect(handed).toEqual([{ issueKey, ignoreGuardRails: true }]);
  expect(isTicked()).toBe(true);
  await screen.submit();
  expect(handed).toHaveLength(2);
  expect(handed[1]).toEqual({ issueKey, ignoreGuardRails: true });
});

it('shows what the rule holds, in Danish too', async () => {
  const { screen, isTicked } = await open({ issueKey, ignoreGuardRails: true }, 'da-DK');
  expect(isTicked()).toBe(true);
  expect(screen.text()).toContain('Se bort fra grænser');
});
