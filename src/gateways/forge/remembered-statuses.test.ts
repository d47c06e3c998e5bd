import { statusesContract } from '../../../test/contracts/look-ups';
import { FOREIGN_TEXT, platform, type Platform } from '../../../test/contracts/platform';
import { fakeClock, fakeLog } from '../../../test/fakes/time';
import type { Statuses } from '../../ports/statuses';
import { rememberedStatuses } from './remembered-statuses';

const DAY = 24 * 3_600_000;
let forge: Platform;
beforeEach(() => void (forge = platform()));
afterEach(() => forge.detach());

/** Jira, which remembers nothing: 10002 is done, 10001 is not. */
function jiraItself() {
  const jira: Statuses & { asked: number; down: boolean } = {
    asked: 0,
    down: false,
    async isDone(statusId) {
      jira.asked += 1;
      if (jira.down) return 'unknown';
      return statusId === '10002' ? 'yes' : statusId === '10001' ? 'no' : 'unknown';
    },
  };
  return jira;
}

function remembered() {
  const [jira, clock, log] = [jiraItself(), fakeClock(), fakeLog()];
  return { jira, clock, log, statuses: rememberedStatuses(jira, clock, log) };
}

describe('statuses remembered on Forge', () => {
  statusesContract(async () => {
    const { jira, statuses } = remembered();
    return {
      statuses,
      ids: { done: '10002', open: '10001' },
      down: (now) => void (jira.down = now),
      asked: () => jira.asked,
    };
  });

  it('are asked for again after a day, not before', async () => {
    const { jira, clock, statuses } = remembered();
    await statuses.isDone('10001');
    clock.pass(DAY - 1);
    expect(await statuses.isDone('10001')).toBe('no');
    expect(jira.asked).toBe(1);
    clock.pass(1);
    expect(await statuses.isDone('10001')).toBe('no');
    expect(jira.asked).toBe(2);
    await statuses.isDone('10001');
    expect(jira.asked).toBe(2);
  });

  it('are kept for longer than a day while Jira is unavailable', async () => {
    const { jira, clock, statuses } = remembered();
    await statuses.isDone('10002');
    await statuses.isDone('10001');
    clock.pass(30 * DAY);
    jira.down = true;
    expect([await statuses.isDone('10002'), await statuses.isDone('10001')]).toEqual(['yes', 'no']);
    expect(jira.asked).toBe(4);
  });

  it('about which Jira says nothing are not remembered', async () => {
    const { jira, statuses } = remembered();
    jira.down = true;
    expect(await statuses.isDone('10002')).toBe('unknown');
    expect(forge.calls.writes).toBe(0);
  });

  it('are asked of Jira where the memory does not work, and that fails nothing', async () => {
    const { jira, log, statuses } = remembered();
    forge.next('reads', 'no reply', 'no reply');
    forge.next('writes', 'trouble');
    expect(await statuses.isDone('10002')).toBe('yes');
    expect(await statuses.isDone('10002')).toBe('yes');
    expect(jira.asked).toBe(2);
    expect(log.lines).toHaveLength(3);
    for (const line of log.lines) expect(line).toContain('10002');
    expect(log.lines.join()).not.toContain(FOREIGN_TEXT);
  });

  it.each(['Done', '1 0', '', '1'.repeat(21), 'a1', '1a'])('are not asked for by what is no id: %p', async (name) => {
    const { jira, statuses } = remembered();
    expect(await statuses.isDone(name)).toBe('unknown');
    expect([jira.asked, forge.calls.reads]).toEqual([0, 0]);
  });
});
