import { guideSettings, kan2 } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { excludeChosen } from './exclude-chosen';
import { sendChosen } from './send-chosen';

const ID = '10002';

function site() {
  const all = world(guideSettings());
  all.workItems.add(kan2());
  return { ...all, send: (again = false) => sendChosen(all.ports, ID, { again, by: 'alice' }) };
}

describe('a survey about one of many work items', () => {
  it('is sent where there was none, and once more only where somebody wants that', async () => {
    const { send, runQueue } = site();
    expect(await send()).toMatchObject({ kind: 'planned' });
    expect(await send()).toEqual({ kind: 'waiting' });
    await runQueue();
    expect(await send()).toEqual({ kind: 'had-one' });
    expect(await send(true)).toMatchObject({ kind: 'planned' });
  });

  it('is not sent where somebody chose not to survey the work item', async () => {
    const { send, ports } = site();
    expect(await excludeChosen(ports, ID, 'alice')).toBe('excluded');
    expect(await send(true)).toEqual({ kind: 'excluded' });
  });
});

it('no survey takes back the one that waits, and leaves the one that went out', async () => {
  const waiting = site();
  await waiting.send();
  expect(await excludeChosen(waiting.ports, ID)).toBe('taken-back');
  const sent = site();
  await sent.send();
  await sent.runQueue();
  expect(await excludeChosen(sent.ports, ID)).toBe('next');
  expect((await sent.ports.exclusions.choiceFor(ID)).excluded).toBe(true);
});
