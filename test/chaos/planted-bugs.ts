import type { Day, Step } from './schedule';

/** One replacement in a source file. It must fit exactly once. */
export interface Edit {
  /** Below `src/`. */
  file: string;
  from: string;
  to: string;
}

/** A bug of the kind a maintainer makes, and where chaos must meet it. */
export interface PlantedBug {
  bug: string;
  edits: Edit[];
  /** What every day has in common, where few random days would show the bug. */
  focus?: Partial<Omit<Day, 'seed'>>;
}

const finish = (key: string): Step => ({ do: 'finish', key });
const wait = (seconds: number): Step => ({ do: 'wait', seconds });

/** Each must be caught; so nobody can make one of these without a red test, and chaos cannot lose its teeth unnoticed. */
export const PLANTED_BUGS: PlantedBug[] = [
  {
    bug: 'a moment for a call is booked in the storage, and given up and booked again when missed by more than 60 ms',
    edits: [
      {
        file: 'usecases/sending/call-turns.ts',
        from: `const at = Math.max(restsUntil, lastCallAt + CALL_INTERVAL_MS);
        if (Math.max(at, clock.now()) > lastCall) return false;
        if (clock.now() >= at && left() >= 0) {`,
        to: `const at = Math.max(restsUntil, lastCallAt + CALL_INTERVAL_MS, clock.now() + 40);
        const booked = stretch && (await pace.extend(stretch, STRETCH_MS));
        stretch = booked === 'lost' ? undefined : booked;
        await sleepUntil(clock, at);
        if (clock.now() - at <= 60 && left() >= 0) {`,
      },
    ],
    focus: { weather: { name: 'usual', kvs: 250 }, steps: [finish('KAN-1'), wait(130)] },
  },
  {
    bug: 'calls leave as fast as they can',
    edits: [{ file: 'usecases/sending/call-turns.ts', from: 'CALL_INTERVAL_MS = 108', to: 'CALL_INTERVAL_MS = 20' }],
    focus: { steps: [{ do: 'finish-many', count: 20 }, wait(130)] },
  },
  {
    bug: 'a dispatcher goes on although its invocation is about to be ended',
    edits: [
      {
        file: 'usecases/sending/dispatch-surveys.ts',
        from: 'const spent = () => ports.clock.now() >= budget.until || taken >= budget.surveys;',
        to: 'const spent = () => taken >= budget.surveys;',
      },
      { file: 'usecases/sending/dispatch-surveys.ts', from: ', budget.until + IN_HAND_MS', to: '' },
    ],
    focus: {
      weather: { name: 'usual' },
      site: {},
      steps: [
        { do: 'break', fault: { target: 'nps-today', kind: 'status', status: 429, seconds: 25, times: 500 } },
        { do: 'finish-many', count: 20 },
        wait(1_200),
      ],
    },
  },
  {
    bug: 'the message for a response is sent before it is stored',
    edits: [
      {
        file: 'usecases/receiving/receive-notification.ts',
        from: 'const stored = await ports.responses.store(response);',
        to: `await ports.dueQueue.responseDue(response.id, surveyIdOf(response));
    await ports.clock.sleep(5_000);
    const stored = await ports.responses.store(response);`,
      },
      {
        file: 'usecases/receiving/receive-notification.ts',
        from: `if (stored === 'stored' && response.state === 'waiting')
      await ports.dueQueue.responseDue(response.id, surveyIdOf(response));`,
        to: 'void stored;',
      },
    ],
    focus: {
      weather: { name: 'usual', queue: 100 },
      site: {},
      withoutSweep: true,
      steps: [finish('KAN-1'), wait(130), { do: 'respond', nth: 0, rating: 3 }, wait(310)],
    },
  },
  {
    bug: 'the message for a survey is sent before it is on the ledger',
    edits: [
      {
        file: 'usecases/sending/plan-survey.ts',
        from: "if ((await ports.ledger.create(survey)) === 'exists')",
        to: `await ports.dueQueue.surveyDue(survey.id);
  await ports.clock.sleep(5_000);
  if ((await ports.ledger.create(survey)) === 'exists')`,
      },
      {
        file: 'usecases/sending/plan-survey.ts',
        from: 'await (isHeldBack(survey, ports.clock.now()) ? announceLater(ports, survey) : ports.dueQueue.surveyDue(survey.id));',
        to: '',
      },
    ],
    focus: {
      weather: { name: 'usual', queue: 100 },
      site: {},
      withoutSweep: true,
      steps: [finish('KAN-1'), wait(310)],
    },
  },
  {
    bug: 'sending is not recorded before the call',
    edits: [
      {
        file: 'usecases/sending/send-survey.ts',
        from: "await ports.ledger.replace(move(keyed, 'sending', ports.clock.now()));\n  if (sending === 'conflict')",
        to: "move(keyed, 'sending', ports.clock.now()) as Survey | 'conflict';\n  if (sending === 'conflict')",
      },
    ],
  },
  {
    bug: 'a call that nobody recorded is made again',
    edits: [
      {
        file: 'usecases/sending/dispatch-survey.ts',
        from: "return moveAndMark(ports, survey, 'unconfirmed', { reason: 'no-record-of-call' });",
        to: "return moveAndMark(ports, survey, 'scheduled');",
      },
    ],
  },
  {
    bug: 'a throw does not count: what the app always fails at is tried for ever',
    edits: [
      {
        file: 'usecases/sending/dispatch-survey.ts',
        from: 'const after = afterThrow(survey, now);',
        to: 'const after = { ...survey, dueAt: now + POSTPONED_MS };',
      },
    ],
    focus: {
      weather: { name: 'usual' },
      site: {},
      steps: [
        { do: 'break', fault: { target: 'kvs', match: 'choice:', kind: 'status', status: 400, times: Infinity } },
        finish('KAN-1'),
        wait(12 * 3_600),
      ],
    },
  },
  {
    bug: 'a throw at a response does not count, and the next sweep tries again',
    edits: [
      {
        file: 'usecases/receiving/apply-response.ts',
        from: "return putOff(ports, response, 0, 'app-failed');",
        to: 'throw error;',
      },
    ],
    focus: {
      weather: { name: 'usual' },
      site: {},
      steps: [
        finish('KAN-1'),
        wait(130),
        { do: 'break', fault: { target: 'kvs', match: 'survey/', kind: 'status', status: 400, times: Infinity } },
        { do: 'respond', nth: 0, rating: 7 },
        wait(12 * 3_600),
      ],
    },
  },
  {
    bug: 'Retry sends a survey again that was sent',
    edits: [{ file: 'usecases/activity/retry-survey.ts', from: 'if (!needsPerson(survey))', to: 'if (!survey.state)' }],
  },
  {
    bug: 'a refused conditional write is taken for done',
    edits: [
      {
        file: 'gateways/forge/revisions.ts',
        from: "return !refused && written ? 'changed' : 'conflict';",
        to: "return 'changed';",
      },
    ],
  },
  {
    bug: 'what is there already is written again',
    edits: [{ file: 'gateways/forge/revisions.ts', from: "keyPolicy: 'FAIL_IF_EXISTS', ", to: '' }],
  },
  {
    bug: 'a storage that asks for slower calls is not asked again',
    edits: [
      {
        file: 'gateways/forge/patiently.ts',
        from: 'if (isRefusal(error) || !(await waited(wait))) throw error;',
        to: 'void waited; if (wait) throw error;',
      },
    ],
    focus: {
      weather: { name: 'still', npsToday: 4_000 },
      site: {},
      steps: [
        finish('KAN-1'),
        wait(1),
        { do: 'break', fault: { target: 'kvs', kind: 'status', status: 429, match: 'transaction', times: 3 } },
        wait(130),
      ],
    },
  },
  {
    bug: 'a response is called applied before it is written',
    edits: [
      {
        file: 'usecases/receiving/apply-response.ts',
        from: 'const written = await write(',
        to: `await recordResponse(ports, response, []);
  const written = await write(`,
      },
    ],
  },
  {
    bug: 'a response that arrives later counts as newer',
    edits: [{ file: 'domain/response.ts', from: 'return knownAt === undefined || at >= knownAt;', to: 'return true;' }],
  },
  {
    bug: 'the rating is dropped with a refused comment',
    edits: [
      {
        file: 'gateways/jira/response/write-response.ts',
        from: 'refused.push(...bad.map((value) => refusedField(value, facts, refusal)));',
        to: 'bad.splice(0, bad.length, ...left);\n    refused.push(...bad.map((value) => refusedField(value, facts, refusal)));',
      },
    ],
    focus: {
      site: {},
      steps: [
        { do: 'take-field', field: 'comment' },
        finish('KAN-1'),
        wait(700),
        { do: 'respond', nth: 0, rating: 2, comment: 'Too long' },
        wait(130),
      ],
    },
  },
  {
    bug: 'the comment stays stored after it was written',
    edits: [
      {
        file: 'domain/response-record.ts',
        from: "return { ...applied, state: 'applied',",
        to: "return { ...applied, comment, state: 'applied',",
      },
    ],
  },
  {
    bug: 'the signature of a token is not checked',
    edits: [
      {
        file: 'usecases/receiving/receive-notification.ts',
        from: 'if (await signer.verify(signedText(surveyId), token.signature)) return surveyId;',
        to: 'if (signer && signedText) return surveyId;',
      },
    ],
  },
  {
    bug: 'a token is taken with another work item than its own',
    edits: [
      {
        file: 'usecases/receiving/survey-of-response.ts',
        from: "return strange ? 'key-mismatch' : survey;",
        to: 'return strange ? survey : survey;',
      },
    ],
  },
  {
    bug: 'a response without a token is acknowledged and thrown away',
    edits: [
      {
        file: 'usecases/receiving/receive-notification.ts',
        from: 'const response = await responseFrom(ports, notification, origin);',
        to: "if ('unmatched' in origin) return { kind: 'accepted' };\n    const response = await responseFrom(ports, notification, origin);",
      },
    ],
  },
  {
    bug: 'from Done on to Closed is a completion',
    edits: [
      {
        file: 'usecases/sending/judge-completion.ts',
        from: "if (before === 'yes') return { kind: 'none', why: 'already-finished' };",
        to: '',
      },
    ],
  },
  {
    bug: 'changes without an id all have the same one',
    edits: [
      {
        file: 'entry/status-event.ts',
        from: '(timestamp ? `at-${timestamp}` : undefined)',
        to: "(timestamp ? `at-${timestamp}` : 'at-unknown')",
      },
    ],
    focus: { site: { eventShape: 'no-changelog-id' } },
  },
  {
    bug: 'imported work items are surveyed',
    edits: [
      {
        file: 'domain/completion.ts',
        from: 'return known.length > 0 && at - Math.min(...known) > LONG_FINISHED_MS;',
        to: 'return known.length > 0 && at < 0;',
      },
    ],
  },
  {
    bug: 'the category of a status that was looked up is known by its English name',
    edits: [
      {
        file: 'gateways/jira/statuses.ts',
        from: 'status.statusCategory.key === DONE_CATEGORY',
        to: "status.statusCategory.key === 'Done'",
      },
    ],
    focus: { site: { language: 'da', eventShape: 'documented' } },
  },
  {
    bug: 'a rest that nps.today asks for is a refusal',
    edits: [
      {
        file: 'usecases/sending/send-survey.ts',
        from: `await run.turns.restUntil(outcome.until);
      return sendLater(ports, survey, { failing: undefined, dueAt: outcome.until });`,
        to: "return moveAndMark(ports, survey, 'failed', { reason: 'refused' });",
      },
    ],
    focus: {
      steps: [
        { do: 'break', fault: { target: 'nps-today', kind: 'status', status: 429, seconds: 5, times: 2 } },
        finish('KAN-1'),
        wait(130),
      ],
    },
  },
  {
    bug: 'two surveys to one person of which neither knows both go out',
    edits: [
      {
        file: 'usecases/sending/send-survey.ts',
        from: "if (last && (await ports.asked.claim(last, survey.id)) === 'conflict')",
        to: "if (last && (last as unknown) === 'conflict')",
      },
    ],
    focus: {
      weather: { name: 'usual' },
      site: {},
      rails: { quarantine: true },
      steps: [{ do: 'finish-many', count: 12 }, wait(130)],
    },
  },
  {
    bug: 'a turn under the caps is taken and not waited for',
    edits: [
      {
        file: 'usecases/sending/send-survey.ts',
        from: 'if (slotAt > ports.clock.now()) return waitUntilDue(',
        to: 'if (slotAt < 0) return waitUntilDue(',
      },
    ],
    focus: {
      weather: { name: 'usual' },
      site: {},
      rails: { perHour: 3 },
      steps: [{ do: 'finish-many', count: 12 }, wait(130)],
    },
  },
  {
    bug: "Jira's search is asked about work items as its index has them",
    edits: [
      {
        file: 'gateways/jira/rule-queries.ts',
        from: 'maxResults: MOST_ASKED, reconcileIssues,',
        to: 'maxResults: MOST_ASKED, reconcileIssues: reconcileIssues.slice(0, 0),',
      },
    ],
    focus: {
      weather: { name: 'usual', searchIndex: 60_000 },
      site: {},
      rails: { jql: true },
      steps: [{ do: 'finish-many', count: 12 }, wait(130)],
    },
  },
  {
    bug: 'the sweep forgets the responses',
    edits: [{ file: 'usecases/sweep.ts', from: 'await applyDue(ports, budget.until);', to: 'void applyDue;' }],
    focus: {
      site: {},
      steps: [
        finish('KAN-1'),
        wait(700),
        { do: 'break', fault: { target: 'queue', kind: 'drop', match: 'due-responses', times: 4 } },
        { do: 'respond', nth: 0, rating: 9 },
        wait(130),
      ],
    },
  },
];
