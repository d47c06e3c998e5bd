import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ResponseCause, Retried } from '../../../src/contract/admin/causes';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import { adminApi, FULL_SETUP, ok, problem } from '../../shared/testing/fakes';
import { NOW, testWords } from '../../shared/testing/test-words';
import { CauseList } from './cause-list';
import { RunNote } from './run-note';
import { useCauseRun } from './use-cause-run';

const lacks: ResponseCause = {
  key: 'field-refused:10000:not-on-screen',
  reason: 'field-refused',
  projectId: '10000',
  project: { key: 'HELP' },
  refused: [{ field: 'rating', cause: 'not-on-screen' }],
  count: 11,
  since: NOW,
  cure: 'repair',
};
const repaired: ProjectFieldCheck = {
  projectId: '10000',
  projectKey: 'HELP',
  projectName: 'Help desk',
  kind: 'ready',
  locked: false,
  notApplied: [],
  notInScheme: [],
  ownFields: [],
  askedAbout: 'finished',
  screens: [],
};
const batch = (change: Partial<Retried> = {}) => ({ written: 0, refused: [], open: [], ...change });
const stillLacks = { key: lacks.key, reason: lacks.reason, refused: lacks.refused, count: 2 };

function show(cause: Partial<ResponseCause>, calls: Partial<AdminApi> = {}, words = testWords()) {
  const api = adminApi(calls);
  const nothing = () => undefined;
  function Page() {
    const runs = useCauseRun(api, { onDone: nothing, reloadCauses: async () => undefined });
    const causes = { responses: [{ ...lacks, ...cause }], surveys: [], more: false };
    return (
      <>
        {runs.run && <RunNote run={runs.run} fields={FULL_SETUP.fields} onOpenFields={nothing} />}
        <CauseList causes={causes} fields={FULL_SETUP.fields} runs={runs} onShow={nothing} onOpenSetup={nothing} />
      </>
    );
  }
  return render(<Page />, words);
}

describe('a cause', () => {
  it.each([
    [{}, 'HELP lacks NPS Rating: 11 responses', 'Add to screens and retry all'],
    [{ cure: 'retry' }, 'Add NPS Rating to the project yourself', 'Retry all'],
    [
      { cure: 'allow', refused: [{ field: 'comment', cause: 'status-locked' }] },
      'The status of finished work items in HELP does not allow editing NPS Comment: 11 responses',
      'Allow it and retry all',
    ],
    [
      { cure: 'retry', reason: 'no-permission', refused: [], count: 1 },
      'The app may not edit work items in HELP: 1 response',
      'Retry all',
    ],
    [
      { cure: 'retry', reason: 'of tomorrow', refused: [], project: undefined },
      'Jira does not accept a field in a project',
      'Retry all',
    ],
  ] as [Partial<ResponseCause>, string, string][])(
    'is said in one sentence, with the button that mends it: %j',
    async (cause, text, button) => {
      const screen = await show(cause);
      expect(screen.text()).toContain(text);
      expect(screen.text()).toContain('Since 10:42');
      expect(screen.buttons()).toContain(button);
      await screen.unmount();
    },
  );

  it('that only a person can tell leads to the list of its responses, and is not retried', async () => {
    const screen = await show({ reason: 'token-missing', refused: [], cure: 'match' });
    expect(screen.buttons()).toEqual(['Show them']);
  });

  it('is said in Danish', async () => {
    const screen = await show({}, {}, testWords('da-DK'));
    expect(screen.text()).toContain('HELP mangler NPS Rating: 11 svar');
  });
});

describe('mending a cause', () => {
  const REPAIR = 'Add to screens and retry all';

  it('repairs the project, tries batch after batch again and says that all are written', async () => {
    const asked: unknown[] = [];
    const next = { startedAt: NOW, before: NOW };
    const screen = await show(
      {},
      {
        repairFields: async (input) => (asked.push(input), ok(repaired)),
        retryCause: async (input) => (
          asked.push(input),
          ok(input.from ? batch({ written: 4 }) : { ...batch({ written: 7 }), next })
        ),
      },
    );
    await screen.press(REPAIR);
    expect(asked).toEqual([{ projectId: '10000' }, { key: lacks.key }, { key: lacks.key, from: next }]);
    expect(screen.text()).toContain('HELP lacks NPS Rating 11 of 11 written.');
    expect(screen.all('SectionMessage')[0]?.props.appearance).toBe('success');
    await screen.unmount();
  });

  it('shows how far it has come', async () => {
    let answer: (value: ReturnType<typeof ok<Retried>>) => void = () => undefined;
    const next = { startedAt: NOW, before: NOW };
    const screen = await show(
      {},
      {
        repairFields: async () => ok(repaired),
        retryCause: (input) =>
          input.from
            ? new Promise((resolve) => (answer = resolve))
            : Promise.resolve(ok({ ...batch({ written: 7 }), next })),
      },
    );
    await screen.press(REPAIR);
    expect(screen.text()).toContain('Trying again: 7 of 11');
    expect(screen.all('ProgressBar')[0]?.props.value).toBeCloseTo(7 / 11);
    expect(screen.buttons()).not.toContain(REPAIR);
    await screen.during(() => answer(ok(batch({ written: 4 }))));
    expect(screen.text()).toContain('11 of 11 written.');
    await screen.unmount();
  });

  it('says how many are still refused, and why', async () => {
    const retryCause: AdminApi['retryCause'] = async () => ok(batch({ written: 9, refused: [stillLacks] }));
    const screen = await show({ cure: 'retry' }, { retryCause });
    await screen.press('Retry all');
    expect(screen.text()).toContain('9 of 11 written, 2 still refused. HELP lacks NPS Rating.');
    await screen.unmount();
  });

  it('tries nothing where Jira did not let the app put the project right', async () => {
    const screen = await show(
      {},
      { repairFields: async () => ok({ ...repaired, kind: 'missing', refusal: 'no-permission' }) },
    );
    await screen.press(REPAIR);
    expect(screen.text()).toContain('Jira refused: it gives the app no permission to change this.');
    expect(screen.buttons()).toContain('Open the field check');
    expect(screen.text()).not.toContain('written');
    await screen.unmount();
  });

  it('keeps what is known where it breaks off, and can be begun again', async () => {
    const next = { startedAt: NOW, before: NOW };
    const screen = await show(
      { cure: 'retry' },
      { retryCause: async ({ from }) => (from ? problem('jira-unavailable') : ok({ ...batch({ written: 7 }), next })) },
    );
    await screen.press('Retry all');
    expect(screen.text()).toContain('7 of 7 written. Jira did not answer in time');
    expect(screen.text()).toContain('What was not tried again still waits');
    expect(screen.buttons()).toContain('Retry all');
    await screen.unmount();
  });

  describe('while Jira takes some later', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());
    const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
    const retryCause: AdminApi['retryCause'] = async () => ok(batch({ written: 9, open: ['a', 'b'] }));

    it('reads on until they are known to be written', async () => {
      const answers = [batch({ written: 1, open: ['b'] }), batch({ written: 1 })];
      const asked: unknown[] = [];
      const screen = await show(
        { cure: 'retry' },
        { retryCause, getRetried: async (input) => (asked.push(input), ok(answers[asked.length - 1] ?? batch())) },
      );
      await screen.press('Retry all');
      expect(screen.text()).toContain('Waiting for Jira to take the rest: 9 of 11');
      await screen.during(() => pass(11_000));
      expect(asked).toEqual([{ responseIds: ['a', 'b'] }, { responseIds: ['b'] }]);
      expect(screen.text()).toContain('11 of 11 written.');
      await screen.unmount();
    });

    it('says in the end that it goes on in the background', async () => {
      const screen = await show(
        { cure: 'retry' },
        { retryCause, getRetried: async ({ responseIds }) => ok(batch({ open: responseIds })) },
      );
      await screen.press('Retry all');
      await screen.during(() => pass(120_000));
      expect(screen.text()).toContain('9 of 11 written. Jira has not taken 2 of them yet. The app goes on with them');
      await screen.unmount();
    });
  });
});
