import { guideSettings, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
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
