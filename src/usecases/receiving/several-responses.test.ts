import fc from 'fast-check';
import { COMMENT_FIELD, guideSettings, NOON, person, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import type { Source } from '../../domain/respondent';
import type { Rule } from '../../domain/rule';
import type { Combining } from '../../domain/together';
import { combined } from '../../domain/together';

const [guide] = guideSettings().rules as [Rule];
const CONTACTS = { id: 'customfield_1', name: 'Contacts' };
const SOURCES: Source[] = [{ kind: 'reporter' }, { kind: 'person', field: CONTACTS }];
const at = (seconds: number) => NOON + seconds * 1_000;

/** Three people were asked about KAN-2. */
async function asked(everyone: Combining) {
  const site = world(guideSettings({ rules: [{ ...guide, respondent: { sources: SOURCES, everyone } }] }));
  const named = (accountId: string) => person({ accountId, emailAddress: `${accountId}@example.com` });
  site.workItems.item('KAN-2').workItem.people = { [CONTACTS.id]: [named('anna'), named('bo')] };
  await site.plan();
  await site.runQueue();
  const surveys = site.surveyService.inbox.map(({ custom }) => ({
    token: custom.surveyToken ?? '',
    key: custom.issueKey ?? '',
  }));
  if (surveys.length !== 3) throw new Error('Not everyone was asked');
  return { site, surveys };
}

interface Said {
  /** Which of the three. */
  who: number;
  rating: number;
  /** Seconds. */
  ratedAt: number;
  comment?: string;
}

/** What the fields are to hold: what everyone said last comes to, and the newest comment. */
function expected(how: Combining, said: Said[]): Record<string, unknown> {
  const newestFirst = [...said].sort((a, b) => b.ratedAt - a.ratedAt);
  const last = [0, 1, 2].flatMap((who) => newestFirst.find((each) => each.who === who) ?? []);
  const comment = newestFirst.find((each) => each.comment)?.comment;
  return {
    [RATING_FIELD]: combined(
      how,
      last.map(({ rating, ratedAt }) => ({ rating, at: ratedAt })),
    ),
    ...(comment ? { [COMMENT_FIELD]: comment } : {}),
  };
}

const responses = fc
  .array(
    fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      rating: fc.integer({ min: 0, max: 10 }),
      hasComment: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) =>
    all.map(({ who, rating, hasComment }, index): Said => {
      return { who, rating, ratedAt: index + 1, ...(hasComment ? { comment: `Comment ${index}` } : {}) };
    }),
  );
/** They arrive in any order, some of them twice, and some while others are being applied. */
const arrivals = responses.chain((said) =>
  fc.record({
    said: fc.constant(said),
    order: fc.shuffledSubarray([...said, ...said], { minLength: said.length }).map((some) => [...some, ...said]),
    atOnce: fc.integer({ min: 1, max: 4 }),
  }),
);

describe('responses of several people', () => {
  it.each<Combining>(['newest', 'lowest', 'mean'])(
    'come to the %s whatever the order, with repeats and changed minds',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(arrivals, async ({ said, order, atOnce }) => {
          const { site, surveys } = await asked(how);
          for (let first = 0; first < order.length; first += atOnce) {
            for (const { who, ratedAt, ...each } of order.slice(first, first + atOnce)) {
              const survey = surveys[who] as (typeof surveys)[number];
              await site.receive(responseTo(survey, { ...each, ratedAt: at(ratedAt), commentedAt: at(ratedAt) }));
            }
            const due = site.dueQueue.messages.splice(0).map(({ id = '' }) => id);
            await Promise.all(due.map(site.apply));
          }
          for (let sweeps = 0; sweeps < 5; sweeps += 1) {
            site.clock.pass(5 * 60_000);
            await site.sweep();
          }
          const { values, mark } = site.workItems.item('KAN-2');
          const shown = expected(how, said);
          expect(values).toEqual(shown);
          expect(mark).toMatchObject({ state: 'answered', rating: shown[RATING_FIELD], surveyId: '10002:501' });
          const answered = site.ledger.all().filter(({ state }) => state === 'answered');
          expect(answered).toHaveLength(new Set(said.map(({ who }) => who)).size);
          expect(site.responses.all().map(({ state }) => state)).not.toContain('waiting');
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  it('a worker that dies while it writes leaves nothing wrong behind', async () => {
    const { site, surveys } = await asked('lowest');
    const { replace } = site.ports.ledger;
    const [first, second] = surveys as [(typeof surveys)[number], (typeof surveys)[number]];
    await site.receive(responseTo(first, { rating: 8, ratedAt: at(1), comment: 'Fine', commentedAt: at(1) }));
    // The write has taken effect, its record has not.
    site.ports.ledger.replace = async (survey) => {
      if (survey.state === 'answered') throw new Error('The storage is out of order');
      return replace(survey);
    };
    await site.runQueue();
    site.ports.ledger.replace = replace;
    await site.receive(responseTo(second, { rating: 9, ratedAt: at(2) }));
    for (let sweeps = 0; sweeps < 5; sweeps += 1) {
      site.clock.pass(5 * 60_000);
      await site.sweep();
    }
    expect(site.workItems.item('KAN-2').values).toEqual({ [RATING_FIELD]: 8, [COMMENT_FIELD]: 'Fine' });
  });

  it('what a field refuses is put right by a retry, with what all come to by then', async () => {
    const { site, surveys } = await asked('mean');
    site.workItems.refusing = RATING_FIELD;
    const [first, second] = surveys as [(typeof surveys)[number], (typeof surveys)[number]];
    await site.receive(responseTo(first, { rating: 4, ratedAt: at(1) }));
    await site.runQueue();
    site.workItems.refusing = undefined;
    await site.receive(responseTo(second, { rating: 9, ratedAt: at(2) }));
    await site.runQueue();
    expect(site.workItems.item('KAN-2').values).toEqual({ [RATING_FIELD]: 9 });
    const parked = site.responses.all().find(({ state }) => state === 'parked');
    await site.responses.replace({ ...parked!, state: 'waiting', dueAt: site.clock.now() });
    await site.apply(parked?.id ?? '');
    expect(site.workItems.item('KAN-2').values).toEqual({ [RATING_FIELD]: 6 });
  });
});
