/**
 * The guide's example in the terminal: KAN-2 is finished, its reporter is surveyed, responds, and rating and comment
 * stand on KAN-2. Prints each hop with its payload; exits non-zero where a hop is missing or a field is wrong.
 * @see https://docs.nps.today/integrations/Jira/jira-setup/
 */
import { isDeepStrictEqual } from 'node:util';
import { startSimulator, type Simulator } from '../simulator';

const WORK_ITEM = 'KAN-2';
const FINISHED_STATUS = 'Done';
const RATING_FIELD = 'customfield_10091';
const COMMENT_FIELD = 'customfield_10092';
const RATING = 7;
const COMMENT = 'Quick and friendly, but I had to ask "twice" 👍';

async function main(): Promise<void> {
  const simulator = await startSimulator({ scenario: 'guide' });
  try {
    await loop(simulator);
  } finally {
    await simulator.stop();
  }
}

async function loop(simulator: Simulator): Promise<void> {
  await finish(simulator);
  await simulator.control.idle();
  show('Jira tells the app', required(simulator.events()[0], 'the event of the transition'));

  const [survey] = simulator.control.requests('nps-today').filter((request) => request.method === 'POST');
  show('The app calls nps.today', wire(required(survey, 'the call to nps.today')));
  const invitation = required(simulator.control.invitations()[0], 'the invitation');
  show('nps.today surveys the reporter', invitation);

  simulator.control.respond(invitation.id, { rating: RATING, comment: COMMENT });
  await simulator.control.idle();
  const [notification] = simulator.control.requests('webtrigger');
  show('The reporter responds; nps.today notifies the app', wire(required(notification, 'the notification')));

  const writes = simulator.control
    .requests('jira')
    .filter((request) => request.by === 'app' && request.method === 'PUT');
  const write = writes.find((request) => JSON.stringify(request.requestBody).includes(RATING_FIELD));
  show('The app writes to Jira', wire(required(write, 'the write to Jira')));

  const fields = await readFields(simulator);
  show(`${WORK_ITEM} in the end`, fields);
  const expected = { [RATING_FIELD]: RATING, [COMMENT_FIELD]: COMMENT };
  if (!isDeepStrictEqual(fields, expected)) {
    throw new Error(`The fields are wrong. Expected ${JSON.stringify(expected)}.`);
  }
  console.log('\nThe loop is closed.');
}

async function finish(simulator: Simulator): Promise<void> {
  const path = `/rest/api/3/issue/${WORK_ITEM}/transitions`;
  const { transitions } = (await jira(simulator, 'GET', path)) as {
    transitions: { id: string; to: { name: string } }[];
  };
  const transition = transitions.find((each) => each.to.name === FINISHED_STATUS);
  const body = { transition: { id: required(transition, `a transition to ${FINISHED_STATUS}`).id } };
  await jira(simulator, 'POST', path, body);
  show(`An agent moves ${WORK_ITEM} to ${FINISHED_STATUS}`, { call: `POST ${path}`, body });
}

async function readFields(simulator: Simulator): Promise<Record<string, unknown>> {
  const path = `/rest/api/3/issue/${WORK_ITEM}?fields=${RATING_FIELD},${COMMENT_FIELD}`;
  const { fields } = (await jira(simulator, 'GET', path)) as { fields: Record<string, unknown> };
  return { [RATING_FIELD]: fields[RATING_FIELD], [COMMENT_FIELD]: fields[COMMENT_FIELD] };
}

async function jira(simulator: Simulator, method: string, path: string, body?: unknown): Promise<unknown> {
  const authorization = `Basic ${Buffer.from('agent@example.com:any-token').toString('base64')}`;
  const response = await fetch(simulator.jiraUrl + path, {
    method,
    headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Jira answered ${response.status} to ${method} ${path}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function wire(request: { method: string; path: string; requestBody: unknown; status: number }): unknown {
  const { method, path, requestBody, status } = request;
  return { call: `${method} ${path}`, body: requestBody, status };
}

let hops = 0;

function show(title: string, payload: unknown): void {
  hops += 1;
  console.log(`\n${hops}. ${title}\n${JSON.stringify(payload, null, 2)}`);
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Missing: ${what}.`);
  return value;
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
