import { render } from '../../shared/testing/render';
import React, { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { LoopTest } from '../../../src/contract/admin/loop-test';
import { adminApi, EMPTY_SETUP, FULL_SETUP, ok, problem } from '../../shared/testing/fakes';
import { MINUTE, NOW } from '../../shared/testing/test-words';
import { LoopPage } from './loop-page';

const planned: LoopTest = {
  surveyId: 's1',
  workItemKey: 'KAN-1',
  state: 'scheduled',
  history: [{ state: 'planned', at: NOW }],
};
const sent: LoopTest = {
  ...planned,
  state: 'sent',
  history: [...planned.history, { state: 'sending', at: NOW }, { state: 'sent', at: NOW + MINUTE }],
};

function show(calls: Partial<AdminApi>, setup = FULL_SETUP) {
  const api = adminApi({
    listOwnWorkItems: async () => ok([]),
    getRespondentOf: async () => ok({ accountId: 'admin-id', isYou: true }),
    ...calls,
  });
  function Page() {
    const [surveyId, setSurveyId] = useState<string>();
    const nothing = () => undefined;
    return <LoopPage api={api} setup={setup} surveyId={surveyId} onStarted={setSurveyId} onOpenSetup={nothing} />;
  }
  return render(<Page />);
}

async function started(getLoopTest: AdminApi['getLoopTest']) {
  const screen = await show({ startLoopTest: async () => ok({ surveyId: 's1' }), getLoopTest });
  await screen.type('Work item', 'kan-1');
  await screen.submit();
  await screen.press('Yes, send it');
  return screen;
}

describe('sending a test survey', () => {
  it('leads to the set-up where surveys cannot go out yet', async () => {
    const screen = await show({}, EMPTY_SETUP);
    expect(screen.text()).toContain('Finish the first four steps');
    expect(screen.buttons()).toEqual(['Open the set-up']);
  });

  it.each([
    [problem('not-found'), 'There is no work item with this key'],
    [problem('not-covered'), 'Its project is not part of the set-up.'],
    [problem('jira-unavailable'), 'Jira did not answer in time'],
  ])('says beside the field why it did not start, and keeps the key', async (outcome, text) => {
    for (const calls of [{ getRespondentOf: async () => outcome }, { startLoopTest: async () => outcome }]) {
      const screen = await show(calls);
      await screen.type('Work item', 'KAN-1');
      await screen.submit();
      if ('startLoopTest' in calls) await screen.press('Yes, send it');
      expect(screen.messageOf('Work item')).toContain(text);
      expect(screen.field('Work item').props.value).toBe('KAN-1');
    }
  });

  it('offers the work items of the person at the screen, and takes the one that is picked', async () => {
    const started: unknown[] = [];
    const screen = await show({
      listOwnWorkItems: async () => ok([{ key: 'KAN-7', summary: 'Try the survey' }]),
      startLoopTest: async (input) => (started.push(input), problem('not-found')),
    });
    expect(screen.field('Reported by you').props.options).toEqual([{ value: 'KAN-7', label: 'KAN-7: Try the survey' }]);
    await screen.pick('Reported by you', { value: 'KAN-7', label: 'KAN-7: Try the survey' });
    await screen.submit();
    expect(started).toEqual([]);
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['admin-id']);
    await screen.press('Yes, send it');
    expect(started).toEqual([{ workItemKey: 'KAN-7' }]);
  });

  it('tells a person who has reported nothing what to do, and looks again', async () => {
    let reported: { key: string; summary: string }[] = [];
    const screen = await show({ listOwnWorkItems: async () => ok(reported) });
    expect(screen.text()).toContain('You have reported no work item in the chosen projects Choose Create in Jira');
    expect(screen.text()).toContain('Or enter the key of any other work item below');
    expect(screen.field('Work item').props.value).toBe('');
    reported = [{ key: 'KAN-7', summary: 'Try the survey' }];
    await screen.press('Refresh');
    expect(screen.text()).not.toContain('You have reported no work item');
    expect(screen.field('Reported by you').props.options).toEqual([{ value: 'KAN-7', label: 'KAN-7: Try the survey' }]);
  });

  it('takes a typed key where there is no list', async () => {
    const screen = await show({ listOwnWorkItems: async () => problem('jira-unavailable') });
    expect(screen.all('Select')).toEqual([]);
    expect(screen.field('Work item').props.value).toBe('');
  });

  it('asks for a key before it calls anything', async () => {
    const screen = await show({});
    await screen.type('Work item', 'the first one');
    await screen.submit();
    expect(screen.messageOf('Work item')).toBe('Enter a work item key such as KAN-1.');
  });

  it('shows each stage as it happens, until the response is back', async () => {
    jest.useFakeTimers();
    try {
      const answers: LoopTest[] = [
        planned,
        sent,
        { ...sent, state: 'answered', rating: 9, history: [...sent.history, { state: 'answered', at: NOW }] },
      ];
      let asked = 0;
      const screen = await started(async () => ok(answers[Math.min(asked++, 2)] as LoopTest));
      expect(screen.all('Lozenge')).toHaveLength(1);
      await screen.during(() => jest.advanceTimersByTimeAsync(2_000));
      expect(screen.all('Lozenge')).toHaveLength(3);
      expect(screen.text()).toContain('Open the survey e-mail and respond.');
      await screen.during(() => jest.advanceTimersByTimeAsync(2_000));
      await screen.during(() => jest.advanceTimersByTimeAsync(60_000));
      expect(screen.text()).toContain('The response to KAN-1 has arrived: 9 Promoter.');
      expect(asked).toBe(4);
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('says that the response arrived and needs a person, even when that is known a little later', async () => {
    jest.useFakeTimers();
    try {
      const answered: LoopTest = { ...sent, state: 'answered' };
      const parked = {
        responseId: 'r1',
        reason: 'field-refused',
        fields: [{ name: 'rating', cause: 'not-on-screen' }],
      };
      let asked = 0;
      const screen = await started(async () => ok(++asked === 1 ? answered : { ...answered, parked }));
      await screen.during(() => jest.advanceTimersByTimeAsync(4_000));
      expect(screen.text()).toContain('Add “NPS Rating” to this project’s edit screen');
      expect(screen.text()).not.toContain('Surveys go out and responses arrive');
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('says where and why it ended', async () => {
    const screen = await started(async () => ok({ ...planned, state: 'skipped', reason: 'no-email' }));
    expect(screen.text()).toContain('The test survey ended here');
    expect(screen.text()).toContain('The reporter has no e-mail address');
    expect(screen.all('Spinner')).toEqual([]);
  });
});
