import { EMPTY_SETUP, FULL_SETUP, ok, problem } from '../../shared/testing/fakes';
import { showSetup as show } from '../set-up/testing/show-setup';

const { connection, campaign, scope, fields } = FULL_SETUP;

describe('step 4, fields', () => {
  const before = { ...EMPTY_SETUP, connection, campaign, scope };
  const options = [
    { id: 'customfield_1', name: 'Score', type: 'number' as const, fits: ['rating' as const] },
    {
      id: 'customfield_2',
      name: 'Words',
      type: 'short-text' as const,
      fits: ['comment' as const, 'category' as const, 'state' as const],
    },
  ];
  const check = {
    projectId: '10000',
    projectKey: 'KAN',
    projectName: 'Kanban',
    locked: false,
    notApplied: [],
    notInScheme: [],
    ownFields: [],
    askedAbout: 'finished' as const,
  };
  const missing = {
    ...check,
    kind: 'missing' as const,
    screens: [
      { screenId: '1', screenName: 'Bug edit screen', missing: ['comment' as const] },
      { screenId: '2', screenName: 'Default', missing: [] },
    ],
  };

  it('offers only fields that fit and asks for both', async () => {
    const screen = await show(before, { listFields: async () => ok(options) });
    expect(screen.field('Rating field').props.options).toEqual([
      { value: 'customfield_1', label: 'Score (customfield_1)' },
    ]);
    await screen.submit();
    expect(screen.messageOf('Comment field')).toBe('Choose a comment field.');
  });

  it('saves the chosen fields, optional ones too', async () => {
    const saved: unknown[] = [];
    const screen = await show(before, {
      listFields: async () => ok(options),
      saveFields: async (input) => (saved.push(input), ok(null)),
    });
    await screen.pick('Rating field', { value: 'customfield_1', label: 'Score' });
    await screen.pick('Comment field', { value: 'customfield_2', label: 'Words' });
    expect(screen.messageOf('Comment field')).toContain('cut at 255 characters');
    await screen.pick('Category field', { value: 'customfield_2', label: 'Words' });
    await screen.submit();
    expect(saved).toEqual([
      {
        rating: 'customfield_1',
        comment: 'customfield_2',
        category: 'customfield_2',
        respondedAt: null,
        state: null,
      },
    ]);
  });

  it('creates both fields and puts them on the screens that lack them', async () => {
    const repaired: string[] = [];
    const screen = await show(
      before,
      {
        listFields: async () => ok(options),
        createFields: async () => ok(fields),
        checkFields: async () => ok([repaired.length ? { ...check, kind: 'ready', screens: [] } : missing]),
        repairFields: async ({ projectId }) => (repaired.push(projectId), ok({ ...check, kind: 'ready', screens: [] })),
      },
      { fields },
    );
    await screen.press('Create both for me');
    expect(repaired).toEqual(['10000']);
    expect(screen.text()).toContain('Both fields can be written.');
    expect(screen.buttons()).toContain('Continue');
  });

  it('says what to do when Jira refuses to create them', async () => {
    const screen = await show(before, {
      listFields: async () => ok(options),
      createFields: async () => problem('jira-refused'),
    });
    await screen.press('Create both for me');
    expect(screen.text()).toContain('Create a number field and a paragraph field yourself');
  });

  it('says that a field does not apply to a project, and adds it there', async () => {
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([{ ...check, kind: 'missing', notApplied: ['comment' as const], screens: [] }]),
      repairFields: async () => ok({ ...check, kind: 'ready', screens: [] }),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain('Work items of this project cannot have “NPS Comment” yet');
    await screen.press('Add the fields to Kanban');
  });

  it('checks a few projects at a time, with progress', async () => {
    const asked: string[][] = [];
    let answer: () => void = () => undefined;
    const projectIds = ['1', '2', '3', '4', '5', '6', '7'];
    const screen = await show(
      { ...FULL_SETUP, scope: { projectIds, finishedStatuses: 'done-category' } },
      {
        listFields: async () => ok(options),
        checkFields: async (input) => {
          // That is the page's own question whether all is well.
          if (input.quick) return ok([]);
          asked.push(input.projectIds);
          await new Promise<void>((resolve) => (answer = resolve));
          return ok(
            input.projectIds.map((projectId) => ({ ...check, projectId, kind: 'ready' as const, screens: [] })),
          );
        },
      },
    );
    await screen.press('Change the fields');
    await screen.during(() => answer());
    expect(screen.text()).toContain('Checking screens: 5 of 7 projects…');
    await screen.during(() => answer());
    expect(asked).toEqual([projectIds.slice(0, 5), projectIds.slice(5)]);
    expect(screen.text()).toContain('7 projects are ready');
  });

  it('names the screens that lack a field, repairs them, and explains team-managed projects', async () => {
    const repaired: string[] = [];
    const team = { ...check, projectId: '2', projectName: 'Team', kind: 'team-managed' as const, screens: [] };
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([missing, team]),
      repairFields: async ({ projectId }) => (repaired.push(projectId), problem('jira-unavailable')),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain('On 1 of 2 screens; add “NPS Comment” to “Bug edit screen”.');
    expect(screen.text()).toContain('add NPS Rating and NPS Comment and save');
    await screen.press('Add to screens in Kanban');
    expect(repaired).toEqual(['10000']);
    expect(screen.text()).toContain('Jira did not answer in time');
  });

  it('says that the field scheme leaves a field out, and adds it there', async () => {
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([{ ...check, kind: 'missing', notInScheme: ['comment' as const], screens: [] }]),
      repairFields: async () => ok({ ...check, kind: 'ready', screens: [] }),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain('field scheme (or field configuration) leaves out “NPS Comment”');
    await screen.press('Add the fields to Kanban');
  });

  it('asks to be let write where a status lets nobody edit', async () => {
    const saved: unknown[] = [];
    const { options: chosen } = FULL_SETUP;
    const screen = await show(
      FULL_SETUP,
      {
        listFields: async () => ok(options),
        checkFields: async () =>
          ok([{ ...check, kind: saved.length ? 'ready' : 'locked', locked: !saved.length, screens: [] }]),
        saveOptions: async (input) => (saved.push(input), ok(null)),
      },
      { options: { ...chosen, writeLocked: true } },
    );
    await screen.press('Change the fields');
    expect(screen.text()).toContain('does not allow editing in the finished status');
    await screen.press('Write there anyway');
    expect(saved).toEqual([{ writeLocked: true }]);
    expect(screen.text()).toContain('1 project is ready');
  });

  it.each([
    ['hidden', 'The app may not see this project'],
    ['read-only', 'give “Edit issues” to the app'],
    ['gone', 'The project with the id 10000 was deleted or archived'],
    ['unknown', 'Check again in a moment'],
  ] as const)('says what to do about a project that is %s', async (kind, cure) => {
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([{ ...check, kind, screens: [] }]),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain(cure);
    expect(screen.buttons().filter((name) => /Kanban|anyway/.test(name))).toEqual([]);
  });

  it.each([
    ['unfinished', 'There is no finished work item yet'],
    ['none', 'the app checked the screens only'],
  ] as const)('says where no finished work item could be checked: %s', async (askedAbout, words) => {
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([{ ...check, kind: 'ready', askedAbout, screens: [] }]),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain('1 of them has no finished work item yet');
    await screen.press('Show ready projects');
    expect(screen.text()).toContain(words);
  });

  it("distinguishes a team-managed project's own field from the site's", async () => {
    const screen = await show(FULL_SETUP, {
      listFields: async () => ok(options),
      checkFields: async () => ok([{ ...check, kind: 'team-managed', ownFields: ['rating' as const], screens: [] }]),
    });
    await screen.press('Change the fields');
    expect(screen.text()).toContain('a field of its own called “NPS Rating”');
  });
});
