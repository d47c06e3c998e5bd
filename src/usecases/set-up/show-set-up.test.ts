import { guideSettings, NOON } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { setPaused } from '../pause/set-paused';
import { showSetUp } from './show-set-up';

it('shows what was set up, whether sending is paused since when, and what has arrived', async () => {
  const { ports, clock, receive } = world();
  expect(await showSetUp(ports)).toMatchObject({ settings: guideSettings(), pause: undefined, notification: {} });
  await setPaused(ports, true);
  clock.pass(1_000);
  await receive({ kind: 'test' });
  expect(await showSetUp(ports)).toMatchObject({
    pause: { reason: 'by-admin', since: NOON },
    notification: { lastTestAt: NOON + 1_000 },
  });
});

it.each([
  ['that belongs to a survey', {}],
  ['that nobody can match', { surveyToken: undefined }],
])('shows that an accepted response %s arrived, which proves what a test call does', async (_what, told) => {
  const site = world();
  const survey = await site.sent();
  site.clock.pass(1_000);
  await site.receive(responseTo(survey, told));
  expect((await showSetUp(site.ports)).notification).toEqual({ responseSeenAt: site.clock.now() });
});

it('takes a refused call for no proof that responses arrive', async () => {
  const site = world();
  await site.receive({ kind: 'not-understood' });
  await site.receive({ kind: 'test' }, 'wrong');
  expect((await showSetUp(site.ports)).notification).toEqual({ lastRefused: expect.anything() });
});
