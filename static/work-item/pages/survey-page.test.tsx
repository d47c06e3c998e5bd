import { render } from '../../shared/testing/render';
import React from 'react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import { never, ok, problem, workItemApi } from '../../shared/testing/fakes';
import { DAY, MINUTE, NOW, testWords } from '../../shared/testing/test-words';
import { SurveyPage } from './survey-page';

type Latest = NonNullable<WorkItemSurvey['latest']>;

const sent: Latest = {
  id: '10001:c1',
  state: 'sent',
  plannedAt: NOW - 2 * DAY,
  changedAt: NOW - 2 * DAY,
  sentAt: NOW - 2 * DAY,
  origin: 'completion',
  history: [
    { state: 'planned', at: NOW - 2 * DAY },
    { state: 'sent', at: NOW - 2 * DAY + MINUTE },
  ],
};
const nothing: WorkItemSurvey = {
  earlier: [],
  excluded: false,
  covered: true,
  paused: false,
  fieldNames: { comment: 'NPS Comment' },
  actions: [],
};

const parked: NonNullable<WorkItemSurvey['parked']> = {
  responseId: 'r1',
  reason: 'field-refused',
  fields: [{ name: 'comment', cause: 'not-on-screen' }],
  respondedAt: NOW - MINUTE,
  isForAdmin: false,
};

function show(calls: Partial<WorkItemApi>, words = testWords()) {
  const getStory = async () => ok({ days: 90, earlier: [] });
  return render(
    <SurveyPage api={workItemApi({ getStory, ...calls })} onWorkItemChanged={() => () => undefined} />,
    words,
  );
}

function showing(survey: Partial<WorkItemSurvey>, words = testWords()) {
  return show({ getSurvey: async () => ok({ ...nothing, ...survey }) }, words);
}

describe('where several people were asked', () => {
  it('shows the survey of each, and what their ratings come to', async () => {
    const of = (id: string, change: object) => ({ ...sent, id, history: undefined, ...change });
    const together: WorkItemSurvey['together'] = {
      ratings: 'lowest',
      surveys: [
        of('1', { from: {}, state: 'answered', rating: 9 }),
        of('2', { from: { field: 'Contact' }, state: 'skipped' }),
        of('3', {}),
      ],
    };
    const screen = await showing({ latest: { ...sent, state: 'answered', rating: 9 }, together });
    for (const words of [
      '3 people were asked, each with a survey of their own. The lowest of their ratings stands on the work item.',
      'Reporter: 9 Promoter',
      'Contact: Not sent',
      'Somebody: Sent',
    ])
      expect(screen.text()).toContain(words);
  });
});

describe('the survey on the work item', () => {
  it('shows that it is loading', async () => {
    const screen = await show({ getSurvey: never });
    expect(screen.text()).toContain('Fetching the survey…');
    await screen.unmount();
  });

  it('says why it cannot be shown and tries again', async () => {
    let tries = 0;
    const screen = await show({
      getSurvey: async () => (++tries === 1 ? problem('jira-unavailable', 30) : ok({ ...nothing, latest: sent })),
    });
    expect(screen.text()).toContain('Jira did not answer in time');
    expect(screen.text()).toContain('Try again in 30 seconds.');
    await screen.press('Try again');
    expect(screen.text()).toContain('No response yet.');
  });

  it('treats a call that dies like any other failure', async () => {
    const screen = await show({ getSurvey: () => Promise.reject(new Error('network')) });
    expect(screen.text()).toContain('The app did not answer');
  });

  it('offers no second try to a person who may not', async () => {
    const screen = await show({ getSurvey: async () => problem('not-allowed') });
    expect(screen.text()).toContain('You do not have permission');
    expect(screen.buttons()).toEqual([]);
  });

  it('says that there is none, and what happens next', async () => {
    const looker = await showing({});
    expect(looker.text()).toContain('A survey goes out by itself when this work item is finished.');
    await looker.unmount();
    const editor = await showing({ actions: ['send-now'] });
    expect(editor.buttons()).toEqual(['Send survey now']);
    await editor.unmount();
  });

  it('says that the project is not part of the set-up', async () => {
    expect((await showing({ covered: false })).text()).toContain('This project is not part of the app’s set-up');
  });

  it('lets a person choose not to survey this one, and take that back', async () => {
    let excluded = false;
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, excluded, actions: ['send-now', excluded ? 'include' : 'exclude'] }),
      exclude: async () => ((excluded = true), ok(null)),
      include: async () => ((excluded = false), ok(null)),
    });
    await screen.press('Don’t survey this work item');
    expect(screen.text()).toContain('Somebody chose not to survey this work item');
    await screen.press('Survey it after all');
    expect(screen.text()).toContain('A survey goes out by itself');
    await screen.unmount();
  });

  it('reloads when it finds none: the app learns of a completion some seconds late', async () => {
    jest.useFakeTimers();
    try {
      let asked = 0;
      const screen = await show({ getSurvey: async () => ok({ ...nothing, latest: ++asked > 1 ? sent : undefined }) });
      expect(screen.text()).toContain('No survey yet');
      await screen.during(() => jest.advanceTimersByTimeAsync(4_000));
      expect(screen.text()).toContain('No response yet.');
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('sends nothing on top of a survey that the person has not seen', async () => {
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, actions: ['send-now'] }),
      getRespondent: async () => ok({ accountId: 'customer-id', isYou: false }),
      sendNow: async () => problem('not-possible-now'),
    });
    await screen.press('Send survey now');
    await screen.press('Yes, send it');
    expect(screen.text()).toContain('Nothing was sent: there is a newer survey than the one you saw.');
    await screen.unmount();
  });

  it('gives the reason in words, with the cure', async () => {
    const screen = await showing({ latest: { ...sent, state: 'skipped', reason: 'no-email', sentAt: undefined } });
    expect(screen.text()).toContain('The reporter has no e-mail address the app can read.');
    expect(screen.text()).toContain('Not sent');
  });

  it.each([
    [0, '0 Detractor'],
    [6, '6 Detractor'],
    [7, '7 Passive'],
    [9, '9 Promoter'],
  ])('shows a rating of %d with its category', async (rating, text) => {
    const screen = await showing({ latest: { ...sent, state: 'answered', rating, ratedAt: NOW - MINUTE } });
    expect(screen.text()).toContain(text);
    expect(screen.text()).toContain('Sent Nov 21, 2026, 10:42 AM · responded 10:41 AM');
  });

  it('says each thing once: a word, a sentence and a line of times', async () => {
    const screen = await showing({ latest: sent });
    expect(screen.text()).toBe('Sent No response yet. Sent Nov 21, 2026, 10:42 AM Show details');
    await screen.unmount();
    const failed = await showing({ latest: { ...sent, state: 'failed', reason: 'refused', sentAt: undefined } });
    expect(failed.text()).toMatch(
      /^Failed nps\.today did not accept the survey\. .+ Tried Nov 21, 2026, 10:42 AM Show details$/,
    );
    await failed.unmount();
  });

  it('names who took a survey back, who asked for it, and who chose not to survey, as users', async () => {
    const screen = await showing({
      latest: {
        ...sent,
        state: 'cancelled',
        reason: 'taken-back',
        sentAt: undefined,
        origin: 'by-hand',
        history: [
          { state: 'planned', at: NOW, by: 'agnes' },
          { state: 'cancelled', at: NOW, by: 'alice' },
        ],
      },
      excluded: true,
      excludedBy: 'carla',
    });
    const people = () => screen.all('User').map(({ props }) => props.accountId);
    expect(people()).toEqual(['alice', 'carla']);
    expect(screen.text()).toContain('Cancelled Nov 21, 2026, 10:42 AM by');
    expect(screen.text()).toContain('Chosen by');
    await screen.press('Show details');
    expect(people()).toEqual(['alice', 'carla', 'agnes', 'alice']);
    expect(screen.text()).toContain('Asked for by');
    await screen.unmount();
    const none = await showing({ excluded: true, excludedBy: 'carla', actions: ['include'] });
    expect(none.all('User').map(({ props }) => props.accountId)).toEqual(['carla']);
    await none.unmount();
  });

  it('says of a survey of the earlier automation when the response came, and not that it was sent then', async () => {
    const screen = await showing({
      latest: { ...sent, state: 'answered', origin: 'automation', rating: 9, ratedAt: NOW - MINUTE },
    });
    expect(screen.text()).toBe('9 Promoter Responded 10:41 AM Show details');
    await screen.press('Show details');
    expect(screen.text()).toContain('Sent by the site’s earlier automation rule.');
    await screen.unmount();
  });

  it('shows the comment, and the history and earlier surveys where somebody asks for details', async () => {
    const screen = await showing({
      latest: { ...sent, comment: 'Quick and kind' },
      earlier: [{ id: 'e', state: 'answered', plannedAt: NOW - 40 * DAY, changedAt: NOW - 39 * DAY, rating: 3 }],
    });
    expect(screen.text()).toContain('Quick and kind');
    expect(screen.text()).not.toContain('What happened');
    await screen.press('Show details');
    expect(screen.text()).toContain('Nov 21, 2026, 10:43 AM: Sent to the respondent');
    expect(screen.text()).toContain('Oct 14, 2026: 3 Detractor');
    await screen.press('Hide details');
    expect(screen.text()).not.toContain('What happened');
  });

  it('says of each response that is left out of the scores that it is, and why', async () => {
    const left = { ...sent, state: 'answered' as const, rating: 9, leftOut: 'test' };
    const screen = await showing({ latest: left, earlier: [{ ...left, id: 'e', leftOut: 'wrong-person' }] });
    expect(screen.text()).toContain('Left out of the scores: a test.');
    await screen.press('Show details');
    expect(screen.text()).toContain('9 Promoter · Left out of the scores: the wrong person responded.');
    await screen.unmount();
  });

  it('says of the rule that won that it was switched off since', async () => {
    const decision = { at: NOW, rule: { name: 'Support', since: 'off' as const }, checks: [] };
    const screen = await showing({ latest: { ...sent, decision } });
    await screen.press('Show details');
    expect(screen.text()).toContain('Rule: Support (switched off since)');
    await screen.unmount();
  });

  it('says why it was sent, by the rule and the checks of then, where somebody asks for details', async () => {
    const screen = await showing({
      latest: {
        ...sent,
        decision: {
          at: NOW,
          rule: { name: 'Support', since: 'deleted' },
          checks: [{ name: 'covered-by-rule', verdict: 'pass', saw: { what: 'status', values: { name: 'Done' } } }],
        },
      },
    });
    expect(screen.text()).not.toContain('Why?');
    await screen.press('Show details');
    expect(screen.text()).toContain('Rule: Support (deleted since)');
    expect(screen.text()).toContain('Its project and status are part of the set-up Passed Status: Done');
    await screen.unmount();
  });

  it('says of a comment that it belongs to a rating which was changed since', async () => {
    const changed: Latest = { ...sent, state: 'answered', rating: 7, comment: 'Terrible', commentRating: 0 };
    const responses = [0, 7].map((rating, index) => ({ state: 'answered' as const, at: NOW + index, rating }));
    const screen = await showing({ latest: { ...changed, history: responses } });
    expect(screen.text()).toContain('Comment from the first response (0 Detractor) Terrible');
    await screen.press('Show details');
    expect(screen.text()).toContain('Responded 0');
    expect(screen.text()).toContain('Changed to 7');
    await screen.unmount();
    const later = await showing({
      latest: { ...changed, history: [{ ...sent, state: 'answered', at: 1, rating: 5 }] },
    });
    expect(later.text()).toContain('Comment from an earlier response (0 Detractor) Terrible');
    await later.unmount();
  });

  it('keeps the lines and paragraphs of a comment apart, and takes marks in it for text', async () => {
    const screen = await showing({ latest: { ...sent, comment: 'Kind.\nBut slow.\n\n<a href="http://x">*Bye*</a>' } });
    expect(screen.all('Text').map(({ children }) => children.join(''))).toEqual(
      expect.arrayContaining(['Kind.', 'But slow.', '<a href="http://x">*Bye*</a>']),
    );
    expect(screen.all('Link')).toEqual([]);
    await screen.unmount();
  });

  it('says what blocks a response, and retries it', async () => {
    const retried: unknown[] = [];
    const survey: WorkItemSurvey = {
      ...nothing,
      latest: { ...sent, state: 'answered', rating: 9 },
      parked: { ...parked, isForAdmin: true },
      actions: ['retry', 'send-again'],
    };
    const screen = await show({
      getSurvey: async () => ok(retried.length ? { ...survey, parked: undefined, actions: ['send-again'] } : survey),
      retry: async (input) => (retried.push(input), ok(null)),
    });
    expect(screen.text()).toContain('Add “NPS Comment” to this project’s edit screen');
    await screen.press('Retry');
    expect(retried).toEqual([{ responseId: 'r1' }]);
    expect(screen.text()).not.toContain('not fully on the work item');
  });

  it('shows whoever may see the work item what a parked response says, and names who can put it right', async () => {
    const screen = await showing({
      latest: sent,
      parked: { ...parked, reason: 'no-permission', fields: [], rating: 3, comment: 'Slow.\nVery.' },
    });
    expect(screen.text()).toMatch(
      /^Sent Sent Nov 21, 2026, 10:42 AM · responded 10:41 AM The response is not fully on/,
    );
    expect(screen.text()).toContain('The app may not edit this work item. The app’s page lists this for Jira admins');
    expect(screen.text()).toContain('Rating: 3 Detractor Comment Slow. Very.');
    expect(screen.text()).not.toContain('Give the app permission');
    await screen.unmount();
  });

  it('names the fields that are missing to whoever cannot put them on a screen', async () => {
    const screen = await showing({ latest: { ...sent, state: 'answered', rating: 9 }, parked });
    expect(screen.text()).toContain('Not on the work item yet: “NPS Comment”.');
    expect(screen.text()).not.toContain('edit screen');
    await screen.unmount();
  });

  it.each([
    ['gave-up', 'Jira could not take the response for several days. Choose Retry.'],
    ['rating-unreadable', 'Retry writes the comment without it.'],
  ])('tells the cure that is in everybody’s hands to everybody: %s', async (reason, cure) => {
    const screen = await showing({ latest: sent, parked: { ...parked, reason, fields: [], ratingText: 'eleven' } });
    expect(screen.text()).toContain(cure);
    expect(screen.text()).toContain('Rating: eleven');
    expect(screen.text()).not.toContain('Jira admins');
    await screen.unmount();
  });

  it('tells an admin how to let the app write', async () => {
    const screen = await showing({
      latest: sent,
      parked: { ...parked, reason: 'no-permission', fields: [], isForAdmin: true },
    });
    expect(screen.text()).toContain('Give the app permission to edit work items in the project, then choose Retry.');
    expect(screen.text()).not.toContain('lists this');
    await screen.unmount();
  });

  it('shows a response that cannot be matched, line by line', async () => {
    const screen = await showing({
      latest: sent,
      unmatched: {
        responseId: 'r',
        reason: 'token-missing',
        receivedAt: NOW - MINUTE,
        rating: 3,
        comment: 'Slow.\nVery.',
      },
      actions: ['match'],
    });
    expect(screen.text()).toContain('It came 1 minute ago. Rating: 3 Detractor Comment Slow. Very.');
    expect(screen.buttons()).toContain('It belongs to this survey');
    await screen.unmount();
  });

  it.each([
    [true, 'information', 'This is you.'],
    [false, 'warning', 'This is not you. A real e-mail goes out'],
  ])('asks before it e-mails a person, and names them; the reader is that person: %s', async (isYou, look, text) => {
    const sendings: unknown[] = [];
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, actions: ['send-now'] }),
      getRespondent: async () => ok({ accountId: 'customer-id', isYou }),
      sendNow: async (input) => (sendings.push(input), ok({ surveyId: 'new' })),
    });
    expect(screen.all('LoadingButton').map(({ props }) => props.appearance)).toEqual(['default']);
    await screen.press('Send survey now');
    expect(screen.all('Modal')).toHaveLength(1);
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['customer-id']);
    expect(screen.all('SectionMessage').map(({ props }) => props.appearance)).toEqual([look]);
    expect(screen.text()).toContain(text);
    expect(sendings).toEqual([]);
    await screen.press('Yes, send it');
    expect(sendings).toEqual([{ seen: null }]);
    await screen.unmount();
  });

  it('sends nothing where nobody would get it, and asks again whom it goes to where that could not be found out', async () => {
    let asked = 0;
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, actions: ['send-now'] }),
      getRespondent: async () =>
        ++asked === 1 ? problem('jira-unavailable') : ok({ isYou: false, reason: 'no-reporter' }),
    });
    await screen.press('Send survey now');
    expect(screen.buttons()).not.toContain('Yes, send it');
    await screen.press('Try again');
    expect(screen.text()).toContain('Nobody would get this survey');
    expect(screen.text()).toContain('The work item has no reporter.');
    expect(
      screen.all('ModalFooter').flatMap((footer) => footer.findAll(({ type }) => String(type) === 'Button')),
    ).toHaveLength(1);
    await screen.press('Close');
    expect(screen.buttons()).toEqual(['Send survey now']);
    await screen.unmount();
  });

  it('asks before it sends another e-mail', async () => {
    const sendings: unknown[] = [];
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, latest: sent, actions: ['send-again'] }),
      getRespondent: async () => ok({ accountId: 'customer-id', isYou: false }),
      sendNow: async (input) => (sendings.push(input), ok({ surveyId: 'new' })),
    });
    await screen.press('Send again');
    expect(sendings).toEqual([]);
    await screen.press('Cancel');
    await screen.press('Send again');
    await screen.press('Yes, send it');
    expect(sendings).toEqual([{ seen: sent.id }]);
  });

  it('says that it is too late to cancel a survey', async () => {
    const scheduled: Latest = { ...sent, state: 'scheduled', sentAt: undefined };
    const screen = await show({
      getSurvey: async () => ok({ ...nothing, latest: scheduled, actions: ['cancel'] }),
      cancel: async () => problem('not-possible-now'),
    });
    await screen.press('Cancel the survey');
    expect(screen.text()).toContain('Too late: the survey has already gone out.');
    await screen.unmount();
  });

  it('fetches again when the work item changes, until it is closed', async () => {
    let changed: () => void = () => undefined;
    let stopped = false;
    let asked = 0;
    const api = workItemApi({ getSurvey: async () => (asked++, ok({ ...nothing, latest: sent })) });
    const screen = await render(
      <SurveyPage
        api={api}
        onWorkItemChanged={(callback) => {
          changed = callback;
          return () => void (stopped = true);
        }}
      />,
    );
    expect(asked).toBe(1);
    jest.useFakeTimers();
    try {
      await screen.during(() => (changed(), jest.advanceTimersByTimeAsync(1)));
      expect(asked).toBe(2);
      // What comes of the change may be there only some seconds later.
      await screen.during(() => jest.advanceTimersByTimeAsync(60_000));
      expect(asked).toBe(4);
      changed();
      await screen.unmount();
      await jest.advanceTimersByTimeAsync(60_000);
    } finally {
      jest.useRealTimers();
    }
    expect(asked).toBe(4);
    expect(stopped).toBe(true);
  });

  it('says that a survey waits while everything is paused', async () => {
    const scheduled: Latest = { ...sent, state: 'scheduled', sentAt: undefined };
    const screen = await showing({ latest: scheduled, paused: true });
    expect(screen.text()).toContain('Waiting to be sent: all surveys are paused.');
    await screen.unmount();
  });

  it('reloads by itself while the survey is on its way', async () => {
    jest.useFakeTimers();
    try {
      let asked = 0;
      const scheduled: Latest = { ...sent, state: 'scheduled', sentAt: undefined };
      const screen = await show({
        getSurvey: async () => ok({ ...nothing, latest: ++asked === 1 ? scheduled : sent }),
      });
      expect(screen.text()).toContain('goes out shortly');
      await screen.during(() => jest.advanceTimersByTimeAsync(6_000));
      expect(screen.text()).toContain('No response yet.');
      await screen.during(() => jest.advanceTimersByTimeAsync(60_000));
      expect(asked).toBe(2);
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ['nps-today', 'nps.today has been unavailable since Nov 21, 2026, 10:42 AM, so the survey has not been sent yet.'],
    ['jira', 'Jira has been unavailable since'],
    ['permission', 'The survey has been blocked since'],
  ] as const)('says of a survey that cannot get out since when, how often and when next: %s', async (of, text) => {
    const failing = { of, since: NOW - 2 * DAY, times: 11, nextAt: NOW + 30 * MINUTE };
    const screen = await showing({ latest: { ...sent, state: 'scheduled', sentAt: undefined, failing } });
    expect(screen.text()).toContain(text);
    expect(screen.text()).toContain('11 tries so far. Next try: 11:12 AM.');
    expect(screen.text()).toContain('Delayed');
    expect(screen.text()).not.toContain('goes out shortly');
    await screen.unmount();
  });

  it('says of a survey that waits for what, since when and until when', async () => {
    const waits = { since: NOW - 60 * MINUTE, until: NOW + 30 * MINUTE };
    const latest = { ...sent, state: 'scheduled' as const, sentAt: undefined, reason: 'cap', waits };
    const screen = await showing({ latest });
    expect(screen.text()).toContain('so this one waits for its turn. It has waited since 9:42 AM');
    expect(screen.text()).toContain('and is looked at again 11:12 AM.');
    await screen.unmount();
  });

  it('speaks Danish', async () => {
    const screen = await showing({ latest: sent, actions: ['send-again'] }, testWords('da-DK'));
    expect(screen.text()).toContain('Intet svar endnu.');
    expect(screen.buttons()).toEqual(['Vis detaljer', 'Send igen']);
  });
});
