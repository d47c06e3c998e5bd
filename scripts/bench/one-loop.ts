import { startSimulator } from '../../simulator';
import { report, sum, tell } from './report';
import { asAgent, complete } from './site';

const BARS = { completionReads: 3, completionWrites: 1, responseWrites: 1, responseReads: 0 };

/** The cost of the guide's loop, step by step. */
export async function oneLoop(): Promise<void> {
  const simulator = await startSimulator({ port: 0, clock: 'paused', scenario: 'guide', quiet: true });
  try {
    await asAgent(simulator, 'PUT', '/rest/api/3/issue/KAN-2', { fields: { summary: 'A new title' } });
    await simulator.clock.idle();
    const update = simulator.metrics.snapshot();
    report('invocations for an update that changes no status', sum(update.invocations), 0, 'most');

    simulator.metrics.clear();
    await complete(simulator, 'KAN-2');
    await simulator.clock.idle();
    const out = simulator.metrics.snapshot();
    report('Jira reads for a completion', out.calls['jira.read'] ?? 0, BARS.completionReads, 'most');
    report('Jira writes for a completion', out.calls['jira.write'] ?? 0, BARS.completionWrites, 'most');
    report('nps.today calls for a completion', out.calls['nps-today'] ?? 0, 1, 'most');
    tell(`invocations ${JSON.stringify(out.invocations)}, storage ${JSON.stringify(out.kvs)}`);

    simulator.metrics.clear();
    const [invitation] = simulator.npsToday.invitations();
    if (!invitation) throw new Error('No survey was sent');
    simulator.npsToday.respond(invitation.id, { rating: 7, comment: 'Quick, but the first reply was wrong.' });
    await simulator.clock.idle();
    const back = simulator.metrics.snapshot();
    report('Jira writes for a response', back.calls['jira.write'] ?? 0, BARS.responseWrites, 'most');
    report('Jira reads for a response', back.calls['jira.read'] ?? 0, BARS.responseReads, 'most');
    tell(`invocations ${JSON.stringify(back.invocations)}, storage ${JSON.stringify(back.kvs)}`);
  } finally {
    await simulator.stop();
  }
}
