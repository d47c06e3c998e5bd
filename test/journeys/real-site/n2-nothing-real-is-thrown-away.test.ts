import { startTestSite, type Invitation, type TestSite } from '../test-site';

interface Shown {
  value: { unmatched?: { responseId: string; reason: string; rating?: number; comment?: string }; actions: string[] };
}
interface Listed {
  value: {
    entries: {
      workItemKey: string;
      rating?: number;
      parked?: { responseId: string; reason: string; unmatched?: boolean };
    }[];
  };
}

const COMMENT = 'æ & " 😀';

let site: TestSite;
let invitation: Invitation;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(async () => {
  await site.reset();
  invitation = await site.complete('KAN-2');
});
afterAll(() => site.stop());

/** The respondent's response as nps.today tells of it, with other custom data. */
async function tell(custom: unknown, change: object = {}): Promise<number> {
  const respondent = { Id: 7, EmailAddress: 'customer@example.com' };
  const body = { Id: 1, Rating: 9, UserComment: COMMENT, CampaignId: 16588, Respondent: respondent, ...change };
  const status = await site.post(custom === undefined ? body : { ...body, Custom: custom });
  await site.idle();
  await site.advance(60);
  return status;
}

const panel = (user?: string) => site.onPanel<Shown>('getSurvey', 'KAN-2', {}, user);
const attention = () => site.asAdmin<Listed>('getActivity', { filter: { under: 'attention' } });
const written = async () => {
  const { rating, comment } = await site.onWorkItem('KAN-2');
  return [rating, comment];
};

describe('N2: a response whose token did not come back', () => {
  it.each([
    ['lost', (custom: Record<string, string>) => ({ issueKey: custom.issueKey }), 'token-missing'],
    [
      'cut short',
      (custom: Record<string, string>) => ({ ...custom, surveyToken: custom.surveyToken?.slice(0, 20) }),
      'token-invalid',
    ],
    [
      'in JSON as text',
      (custom: Record<string, string>) => JSON.stringify({ issueKey: custom.issueKey }),
      'token-missing',
    ],
  ])(
    'is kept (%s), offered on its work item, and written there once a person says so',
    async (_how, change, reason) => {
      expect(await tell(change(invitation.custom))).toBe(202);
      expect(await written()).toEqual([null, null]);
      const { value } = await panel('agent@example.com');
      expect(value.unmatched).toMatchObject({ reason, rating: 9, comment: COMMENT });
      expect(value.actions).toContain('match');
      const match = { responseId: value.unmatched?.responseId };
      expect(await site.onPanel('match', 'KAN-2', match, 'agent@example.com')).toMatchObject({ ok: true });
      expect(await written()).toEqual([9, COMMENT]);
      expect((await panel()).value.unmatched).toBeUndefined();
      expect((await site.surveys()).map(({ state }) => state)).toEqual(['answered']);
      expect(JSON.stringify(await site.storage())).not.toContain(JSON.stringify(COMMENT).slice(1, -1));
    },
  );

  it('is shown only to people who may see the work item', async () => {
    await tell({ issueKey: 'KAN-2' });
    site.change.hideWorkItem('KAN-2', ['admin@example.com']);
    expect(await panel('agent@example.com')).toEqual({ ok: false, problem: 'not-allowed' });
    expect(JSON.stringify(await attention())).not.toContain('😀');
  });
});

describe('N2: a response with which nothing came back', () => {
  it.each([{}, null, undefined, '', 'no JSON', []])(
    'is no test call (custom data %p), and an admin assigns it',
    async (custom) => {
      expect(await tell(custom)).toBe(202);
      expect(await site.asAdmin('getSetup')).not.toHaveProperty('value.notification.lastTestAt');
      const [entry] = (await attention()).value.entries;
      expect(entry).toMatchObject({
        workItemKey: '',
        rating: 9,
        parked: { reason: 'custom-missing', unmatched: true },
      });
      const responseId = entry?.parked?.responseId;
      expect(await site.asAdmin('assign', { responseId, workItemKey: 'KAN-3' })).toEqual({
        ok: false,
        problem: 'not-possible-now',
      });
      expect(await site.asAdmin('assign', { responseId, workItemKey: 'kan-2' })).toMatchObject({ ok: true });
      expect(await written()).toEqual([9, COMMENT]);
      await site.advance(5);
      expect((await attention()).value.entries).toEqual([]);
    },
  );

  it('is kept as one response for each respondent who responded', async () => {
    await tell({});
    await tell({});
    await tell({}, { Id: 2, Respondent: { Id: 8 } });
    expect((await attention()).value.entries).toHaveLength(2);
  });

  it('is dismissed by an admin, and its comment is gone', async () => {
    await tell({});
    const [entry] = (await attention()).value.entries;
    expect(await site.asAdmin('dismiss', { responseId: entry?.parked?.responseId })).toMatchObject({ ok: true });
    expect(JSON.stringify(await site.storage())).not.toContain('😀');
  });
});

describe('N2: custom data that nps.today returns', () => {
  /** One survey and its response, on a site whose nps.today hands custom data back in this form. */
  async function oneResponse(customReturned: string): Promise<void> {
    await site.reset('guide', { site: { customReturned } });
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: COMMENT });
    await site.advance(60);
  }

  it('as text still brings the response to its work item without a person', async () => {
    await oneResponse('text');
    expect(typeof (await site.lastNotification()).Custom).toBe('string');
    expect(await written()).toEqual([9, COMMENT]);
    expect(await site.surveys()).toMatchObject([{ state: 'answered' }]);
    expect((await attention()).value.entries).toEqual([]);
  });

  it.each(['empty', 'missing'])(
    '%s makes the response wait for a person who says which work item it is about',
    async (customReturned) => {
      await oneResponse(customReturned);
      expect(await written()).toEqual([null, null]);
      expect(await site.npsToday({ action: 'deliveries' })).toMatchObject([{ status: 202 }]);
      expect(await site.asAdmin('getSetup')).not.toHaveProperty('value.notification.lastTestAt');
      const [entry] = (await attention()).value.entries;
      expect(entry).toMatchObject({ rating: 9, parked: { reason: 'custom-missing', unmatched: true } });

      const assigned = { responseId: entry?.parked?.responseId, workItemKey: 'KAN-2' };
      expect(await site.asAdmin('assign', assigned)).toMatchObject({ ok: true });
      expect(await written()).toEqual([9, COMMENT]);
      expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'answered', rating: 9 });
      expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
      await site.advance(60);
      expect((await attention()).value.entries).toEqual([]);
      expect(await site.invitations()).toHaveLength(1);
    },
  );
});

describe('N2: a response whose rating is none', () => {
  it('keeps its comment, which is written to the work item when a person says so', async () => {
    expect(await tell(invitation.custom, { Rating: 'nine' })).toBe(202);
    const shown = await site.onPanel<{ value: { parked: { responseId: string; reason: string } } }>(
      'getSurvey',
      'KAN-2',
    );
    expect(shown.value.parked.reason).toBe('rating-unreadable');
    await site.onPanel('retry', 'KAN-2', { responseId: shown.value.parked.responseId });
    expect(await written()).toEqual([null, COMMENT]);
  });
});

describe('N2: what is seen of the first response', () => {
  it('is kept by name and type, never by value', async () => {
    await tell(JSON.stringify({ issueKey: 'KAN-2' }));
    const storage = await site.control<{ values: Record<string, { answer: string }> }>('GET', '/storage');
    expect(storage.values).toMatchObject({
      'observation:response-custom': { answer: 'JSON as text' },
      'observation:response-token': { answer: 'missing' },
      'observation:response-key': { answer: 'text' },
      'observation:response-characters': { answer: 'as typed, as far as can be seen' },
    });
  });
});
