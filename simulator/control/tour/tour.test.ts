import { startSimulator, type Simulator } from '../..';

let simulator: Simulator;

beforeAll(async () => void (simulator = await startSimulator({ weather: { name: 'usual', kvs: 30 } })), 60_000);
afterAll(() => simulator.stop());

interface Stop {
  name: string;
  look: { page: string; key?: string }[];
}

async function ask<T>(method: string, body?: object): Promise<{ status: number; body: T }> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${simulator.url}/_control/tour`, init);
  return { status: response.status, body: (await response.json()) as T };
}

const go = async (stop: string) => {
  const { status } = await ask('POST', { stop });
  expect(status).toBe(200);
};

/** The surveys and responses in the app's storage by their states, with the reason where there is one. */
function states(entity: 'survey' | 'response'): string[] {
  const rows = Object.values(simulator.forge.storage().entities[entity] ?? {}) as {
    state: string;
    record: { reason?: string };
  }[];
  return rows.map(({ state, record }) => [state, record.reason].filter(Boolean).join(' ')).sort();
}

describe('the tour', () => {
  it('leads to a response that is parked, with its rating on the work item', async () => {
    await go('parked');
    expect(states('response')).toEqual(['parked field-refused']);
    expect(simulator.jira.workItem('KAN-2')?.custom).toMatchObject({ customfield_10091: 3 });
  });

  it('leads to a survey that failed', async () => {
    await go('failed');
    expect(states('survey')).toEqual(['failed already-surveyed', 'sent']);
  });

  it('leads to a survey that is unconfirmed', async () => {
    await go('unconfirmed');
    expect(states('survey')).toEqual(['unconfirmed no-record-of-call']);
  });

  it('leads to an outage of a day that goes on until the faults are cleared', async () => {
    await go('outage');
    expect(states('survey')).toEqual(['scheduled', 'scheduled']);
    const failed = simulator.control.wire.calls({ status: 'failed', limit: 1_000 }).rows;
    const [first, last] = [failed[0]!, failed.at(-1)!].map(({ time }) => Date.parse(time));
    expect(last! - first!).toBeGreaterThan(12 * 3_600_000);
    simulator.control.clearFaults();
    await simulator.control.clock({ advanceSeconds: 24 * 3_600 });
    expect(states('survey')).toEqual(['sent', 'sent']);
  });

  it('leads to an app that may only look', async () => {
    await go('narrow-permissions');
    expect(states('response')).toEqual(['parked no-permission']);
    expect(simulator.jira.workItem('KAN-2')?.custom.customfield_10091).toBeFalsy();
  });

  it('leads to a refused key, to a field that is gone and to nobody to ask', async () => {
    await go('key-refused');
    expect(states('survey')).toEqual(['scheduled', 'scheduled']);
    await go('field-gone');
    expect(states('response')).toEqual(['parked field-refused']);
    await go('nobody-to-ask');
    expect(states('survey')).toEqual(expect.arrayContaining([expect.stringMatching(/^skipped /)]));
  });

  it('leads to 600 surveys of a month, two in three of those sent answered, some not sent for different reasons', async () => {
    await go('600-surveys');
    expect(states('survey')).toHaveLength(600);
    expect(states('survey').filter((state) => state === 'answered').length).toBeGreaterThan(320);
    const notSent = states('survey').filter((state) => !['answered', 'sent'].includes(state));
    expect([...new Set(notSent)].length).toBeGreaterThanOrEqual(3);
    expect(notSent.length).toBeLessThan(100);
    const sent = simulator.npsToday.invitations().map(({ sentAt }) => Date.parse(sentAt));
    expect(Math.max(...sent) - Math.min(...sent)).toBeGreaterThan(25 * 24 * 3_600_000);
  }, 120_000);

  it('leaves the weather as it was', async () => {
    await go('parked');
    expect(simulator.control.status().weather).toEqual({ name: 'usual', kvs: 30 });
  });

  it('names work items that exist, and pages to look at', async () => {
    const { body } = await ask<Stop[]>('GET');
    await simulator.control.reset({ scenario: 'guide' });
    for (const { look } of body) {
      expect(look.length).toBeGreaterThan(0);
      for (const { key } of look) if (key !== undefined) expect(simulator.jira.workItem(key)).toBeDefined();
    }
  });

  it('knows no other stops, and goes to one at a time', async () => {
    expect((await ask('POST', { stop: 'nowhere' })).status).toBe(404);
    expect((await ask('POST', {})).status).toBe(400);
    const both = await Promise.all([ask('POST', { stop: 'parked' }), ask('POST', { stop: 'failed' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
