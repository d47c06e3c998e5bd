import type { Simulator } from '../../simulator';
import type { Survey } from '../../src/domain/survey';
import { askJira, callAsAdmin, FIELDS } from './admin';
import type { Diary } from './diary';
import { brokenNotification } from './mangled';
import type { Step } from './schedule';
import { recordsOf } from './stored';

const CAMPAIGN = 16588;
const CUSTOMER = 'customer@example.com';
/** After this long without a reply nobody waits for one any more. */
const NO_REPLY_MS = 60_000;

/** Lets one thing happen, and writes it down. */
export async function take(simulator: Simulator, diary: Diary, step: Step): Promise<void> {
  const { npsToday, forge, faults, clock, jira } = simulator;
  switch (step.do) {
    case 'finish':
    case 'close':
    case 'reopen':
      return moveOn(simulator, diary, step.key, step.do);
    case 'finish-many':
      return finishMany(simulator, diary, step.count);
    case 'import':
      return bringIn(simulator, diary, step.count);
    case 'echo': {
      const event = nth(simulator.events(), step.nth);
      if (event) forge.deliver(event);
      return;
    }
    case 'respond': {
      const invitation = nth(npsToday.invitations(), step.nth);
      const { rating, comment, later, heldBack } = step;
      const commentLater = comment === undefined ? undefined : later;
      if (invitation) npsToday.respond(invitation.id, { rating, comment, commentLater, deliverAfterSeconds: heldBack });
      return;
    }
    case 'redeliver': {
      const delivery = nth(npsToday.deliveries(), step.nth);
      if (delivery) npsToday.redeliver(delivery.id);
      return;
    }
    case 'mangled':
      return mangle(simulator, diary, step);
    case 'retry':
      return pressRetry(simulator, diary, step.nth);
    case 'take-field':
      diary.taken.add(step.field);
      return jira.change.removeFieldFromScreens(FIELDS[step.field], 'KAN');
    case 'lock':
      diary.taken.add('rating').add('comment');
      return jira.change.lockStatus('KAN', 'Done');
    case 'refuse':
      diary.refused = true;
      return npsToday.refuse(step.what === 'campaign' ? { campaignId: CAMPAIGN } : { emailAddress: CUSTOMER });
    case 'admit':
      return npsToday.admitAgain();
    case 'sweep':
      forge.runScheduled('five-minute-sweep').catch(() => undefined);
      return;
    case 'wait':
      return clock.advance(step.seconds * 1_000);
    case 'break':
      diary.faults.push(step.fault);
      faults.add(step.fault);
  }
}

const STATUSES = {
  finish: { KAN: 'Done', OPS: 'Done', TEAM: 'Done', HELP: 'Resolved' },
  close: { KAN: 'Closed', OPS: undefined, TEAM: undefined, HELP: undefined },
  reopen: { KAN: 'In Progress', OPS: 'In Progress', TEAM: 'In Progress', HELP: 'Waiting for customer' },
} as const;

function moveOn({ jira, clock }: Simulator, diary: Diary, key: string, how: keyof typeof STATUSES): void {
  const item = jira.workItem(key);
  const project = key.split('-')[0] as keyof (typeof STATUSES)['finish'];
  const status = STATUSES[how][project];
  if (!item || !status) return;
  const done = item.status.category === 'done';
  // Only what is finished is closed or opened again, and only what is not is finished.
  if (done !== (how !== 'finish')) return;
  jira.change.changeStatus(key, status);
  if (how === 'finish') completed(diary, key, item.id, clock.now());
}

function completed({ completions, day }: Diary, key: string, id: string, at: number): void {
  if (day.scope === 'KAN' && !key.startsWith('KAN-')) return;
  completions.set(id, [...(completions.get(id) ?? []), at]);
}

async function finishMany(simulator: Simulator, diary: Diary, count: number): Promise<void> {
  const { jira } = simulator;
  const fields = {
    project: { key: 'KAN' },
    issuetype: { name: 'Task' },
    reporter: { accountId: jira.users.ids.customer },
  };
  const keys: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const reply = await askJira(simulator, 'POST', '/issue', { fields: { ...fields, summary: 'One of many' } });
    keys.push(((await reply.json()) as { key: string }).key);
  }
  for (const key of keys) moveOn(simulator, diary, key, 'finish');
}

function bringIn({ jira }: Simulator, { imported }: Diary, count: number): void {
  const before = new Set(jira.workItems().map(({ id }) => id));
  const summaries = Array.from({ length: count }, (_, index) => `Of years ago, number ${index}`);
  jira.change.importFinished('KAN', summaries);
  for (const { id } of jira.workItems()) if (!before.has(id)) imported.add(id);
}

/** Posts it the way nps.today posts notifications. */
function mangle(simulator: Simulator, diary: Diary, step: Extract<Step, { do: 'mangled' }>): void {
  const { npsToday, clock, forge } = simulator;
  const invitation = nth(npsToday.invitations(), step.nth);
  const url = npsToday.notifications.list()[0]?.url;
  if (!invitation || !url) return;
  const comment = `mangled ${diary.mangled.length}`;
  const sent = { comment, rating: step.rating, status: 0, receivable: true };
  diary.mangled.push(sent);
  const body = JSON.stringify(brokenNotification(invitation, step.form, step.rating, comment));
  const headers = { 'Content-Type': 'application/json' };
  const post = async () => {
    const reply = forge.webTrigger(new Request(url, { method: 'POST', headers, body }));
    const silence = new Promise<undefined>((resolve) => clock.limit(NO_REPLY_MS, () => resolve(undefined)));
    const response = await Promise.race([reply.catch(() => undefined), silence]);
    sent.status = response?.status ?? 0;
  };
  clock.job(clock.now(), post);
}

async function pressRetry(simulator: Simulator, { askedAgain }: Diary, which: number): Promise<void> {
  const survey = nth(recordsOf<Survey>(simulator, 'survey'), which);
  if (!survey) return;
  const { id, workItemId, state, replacedBy } = survey;
  const waitsForPerson = ['failed', 'unconfirmed', 'sending'].includes(state) && replacedBy === undefined;
  if (waitsForPerson) askedAgain.set(workItemId, (askedAgain.get(workItemId) ?? 0) + 1);
  await callAsAdmin(simulator, 'retry', { kind: 'survey', id });
}

function nth<T>(list: T[], position: number): T | undefined {
  return list[position % list.length];
}
