import React from 'react';
import type { ChosenApi } from '../../../src/contract/chosen';
import { NOW } from '../../shared/testing/test-words';
import { chosenApi, ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { ChosenPage } from './chosen-page';

const items = ['1', '2'].map((id) => ({ id, key: `KAN-${id}`, summary: `Item ${id}` }));
const show = (calls: Partial<ChosenApi>) =>
  render(<ChosenPage api={chosenApi({ getChosen: async () => ok({ items }), ...calls })} />);

describe('chosen work items', () => {
  it('are counted over all pages before anything is done', async () => {
    const screen = await show({
      getChosen: async ({ place }) =>
        ok(place ? { items: items.slice(1) } : { items: items.slice(0, 1), next: 'there' }),
    });
    expect(screen.text()).toContain('2 work items');
    expect(screen.buttons()).toEqual(['Send survey', 'No survey', 'Why not?']);
  });

  it('may be none, or not be told', async () => {
    expect((await show({ getChosen: async () => ok({ items: [] }) })).text()).toContain('No work items');
    expect((await show({ getChosen: async () => problem('jira-refused') })).text()).toContain(
      'does not run this search',
    );
  });

  it('are sent surveys about once somebody has said so, and each says what became of it', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      sendOne: async (input) => {
        asked.push(input);
        return input.workItemId === '1' ? ok({ became: 'sent' as const }) : problem('not-covered');
      },
    });
    await screen.press('Send survey');
    expect(screen.text()).toContain('Send surveys about 2 work items?');
    expect(asked).toEqual([]);
    await screen.tick('Also where a survey has gone out before', true);
    await screen.press('Send');
    expect(asked).toEqual([
      { workItemId: '1', again: true },
      { workItemId: '2', again: true },
    ]);
    expect(screen.text()).toContain('2 of 2');
    expect(screen.text()).toContain('KAN-1 A survey is being sent.');
    expect(screen.text()).toContain('KAN-2');
    await screen.press('Back');
    expect(screen.buttons()).toEqual(['Send survey', 'No survey', 'Why not?']);
  });

  it('are left alone where somebody cancels', async () => {
    const screen = await show({});
    await screen.press('No survey');
    expect(screen.text()).toContain('No survey about 2 work items?');
    await screen.press('Cancel');
    expect(screen.buttons()).toEqual(['Send survey', 'No survey', 'Why not?']);
  });

  it('say whom a survey about one alone would go to', async () => {
    const screen = await show({
      getChosen: async () => ok({ items: items.slice(0, 1) }),
      getRespondentOf: async () => ok({ accountId: 'carla', isYou: false }),
    });
    expect(screen.text()).toContain('KAN-1: Item 1');
    await screen.press('Send survey');
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['carla']);
  });

  it('say why each was surveyed or not', async () => {
    const survey = { id: 's', plannedAt: NOW, changedAt: NOW, state: 'skipped' as const, reason: 'no-email' };
    const screen = await show({
      explainOne: async ({ workItemId }) =>
        workItemId === '1' ? ok({ survey }) : ok({ otherwise: { outcome: 'skip' as const, reason: 'no-reporter' } }),
    });
    await screen.press('Why not?');
    expect(screen.text()).toContain('KAN-1 Not sent.');
    expect(screen.text()).toContain('KAN-2 It has had no survey, and would get none. The work item has no reporter.');
  });
});
