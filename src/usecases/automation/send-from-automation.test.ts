import { guideSettings, kan2 } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import type { GuardRails } from '../../domain/guard-rails';
import { sendFromAutomation } from './send-from-automation';

function site(guardRails: Partial<GuardRails> = {}) {
  const all = world({ ...guideSettings(), guardRails: { ...NO_GUARD_RAILS, ...guardRails } });
  const send = (ignoreGuardRails = false) => sendFromAutomation(all.ports, 'KAN-2', { ignoreGuardRails });
  return { ...all, send };
}

it('sends one survey, however often it is asked', async () => {
  const { send, runQueue, surveyService } = site();
  expect(await send()).toEqual({ kind: 'scheduled' });
  expect(await send()).toEqual({ kind: 'waiting' });
  await runQueue();
  expect(await send()).toEqual({ kind: 'had-one' });
  expect(surveyService.inbox).toHaveLength(1);
});

it('of two calls at the same moment one makes it', async () => {
  const { send, runQueue, surveyService } = site();
  const kinds = (await Promise.all([send(), send()])).map(({ kind }) => kind).sort();
  await runQueue();
  expect(kinds).toEqual(['scheduled', 'waiting']);
  expect(surveyService.inbox).toHaveLength(1);
});

it('obeys guard rails about people, not those about how a work item was finished, and none where they are ignored', async () => {
  const rails = { noSurveyLabel: 'no-survey', skipFinisher: true, skipAppFinished: true, bulkMost: 1 };
  const { send, runQueue, surveyService, workItems } = site(rails);
  workItems.add(kan2({ labels: ['no-survey'] }));
  expect(await send()).toEqual({ kind: 'refused', reason: 'no-survey-label' });
  await runQueue();
  expect(surveyService.inbox).toEqual([]);
  workItems.add(kan2());
  expect(await send()).toEqual({ kind: 'scheduled' });
  const ignoring = site(rails);
  ignoring.workItems.add(kan2({ labels: ['no-survey'] }));
  expect(await ignoring.send(true)).toEqual({ kind: 'scheduled' });
  await ignoring.runQueue();
  expect(ignoring.surveyService.inbox).toHaveLength(1);
});

it('decides once more when the survey goes out', async () => {
  const { send, runQueue, surveyService, workItems } = site({ noSurveyLabel: 'no-survey' });
  expect(await send()).toEqual({ kind: 'scheduled' });
  workItems.add(kan2({ labels: ['no-survey'] }));
  await runQueue();
  expect(surveyService.inbox).toEqual([]);
});

it('takes a slot under the caps like any other', async () => {
  const { send, runQueue, plan, surveyService, workItems, ports } = site({ caps: { perHour: 1 } });
  workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
  await plan({ workItemId: '10003', workItemKey: 'KAN-3' });
  await runQueue();
  await send();
  await runQueue();
  expect(surveyService.inbox).toHaveLength(1);
  const [survey] = await ports.ledger.ofWorkItem('10002');
  expect(survey).toMatchObject({ state: 'scheduled', reason: 'cap' });
});

it('makes nothing where the app is not set up or Jira does not say', async () => {
  const { send, ports } = site();
  await ports.vault.setApiKey(undefined);
  expect(await send()).toEqual({ kind: 'not-connected' });
  await ports.vault.setApiKey('key');
  expect(await sendFromAutomation(ports, 'KAN-404', { ignoreGuardRails: false })).toEqual({ kind: 'not-found' });
  expect(await ports.ledger.ofWorkItem('10002')).toEqual([]);
});
