import fc from 'fast-check';
import type { Answer, KnownOfPeople, Person, Source, Sourced } from './respondent';
import { chooseEveryone, chooseOwn, chooseRespondent, isReporterAlone, sourcesOf } from './respondent';

const person = (accountId: string, change: Partial<Person> = {}): Person => ({
  accountId,
  displayName: accountId,
  active: true,
  isApp: false,
  ...change,
});
const field = (id: string) => ({ id, name: id.toUpperCase() });
const REPORTER: Source = { kind: 'reporter' };
const CONTACT: Source = { kind: 'person', field: field('contact') };
const MAIL: Source = { kind: 'address', field: field('mail') };
const PARTICIPANTS: Source = { kind: 'participants', field: field('participants') };

interface Known {
  agents?: Record<string, Answer<boolean>>;
  emails?: Record<string, Answer<boolean>>;
  keys?: Record<string, Answer<{ key?: string }>>;
}
const known = ({ agents = {}, emails = {}, keys = {} }: Known): KnownOfPeople => ({
  isAgent: (id) => agents[id] ?? 'not-asked',
  hasEmail: (id) => emails[id] ?? 'not-asked',
  keyOf: (who) => keys[who] ?? 'not-asked',
});
const choose = (sources: Source[], item: Sourced, facts: Known = {}) => chooseRespondent(sources, item, known(facts));

describe('a rule that says nothing', () => {
  it('asks the reporter, and looks nothing up to know that', () => {
    const sources = sourcesOf({});
    expect(isReporterAlone(sources)).toBe(true);
    expect(sourcesOf(undefined)).toEqual(sources);
    expect(sourcesOf({ respondent: { sources: [] } })).toEqual(sources);
    expect(choose(sources, { reporter: person('r') })).toMatchObject({
      kind: 'chosen',
      candidate: { person: { accountId: 'r' } },
    });
  });

  it.each([
    ['empty', undefined],
    ['app', person('r', { isApp: true })],
    ['inactive', person('r', { active: false })],
  ])('asks nobody: %s', (why, reporter) => {
    expect(choose([REPORTER], { reporter })).toEqual({ kind: 'nobody', passedOver: [{ source: REPORTER, why }] });
  });
});

describe('the first source with an e-mail address wins', () => {
  const item: Sourced = {
    reporter: person('r'),
    people: { contact: [person('first'), person('second')] },
    texts: { mail: ' customer@example.com ' },
  };

  it('asks for addresses one by one', () => {
    expect(choose([CONTACT, REPORTER], item)).toMatchObject({
      kind: 'ask',
      fact: 'address',
      candidate: { person: { accountId: 'first' } },
    });
    expect(choose([CONTACT, REPORTER], item, { emails: { first: false } })).toMatchObject({
      kind: 'ask',
      candidate: { person: { accountId: 'r' } },
    });
  });

  it('takes the first person of a field, and nobody else in it', () => {
    const emails = { first: false, second: true, r: true };
    expect(choose([CONTACT, REPORTER], item, { emails })).toEqual({
      kind: 'chosen',
      candidate: { source: REPORTER, person: person('r') },
      passedOver: [{ source: CONTACT, why: 'no-email' }],
    });
  });

  it('takes an address as it is, without a person', () => {
    expect(choose([MAIL, REPORTER], item)).toEqual({
      kind: 'chosen',
      candidate: { source: MAIL, address: 'customer@example.com' },
      passedOver: [],
    });
  });

  it.each([
    ['no-address', 'ask Carla'],
    ['empty', '  '],
  ])('passes over a text that is none: %s', (why, mail) => {
    const texts = { mail };
    expect(choose([MAIL], { texts })).toEqual({ kind: 'nobody', passedOver: [{ source: MAIL, why }] });
  });

  it('waits for an address that is unavailable, rather than asking somebody further down', () => {
    const emails = { first: { unavailable: 'address' as const }, r: true };
    expect(choose([CONTACT, REPORTER], item, { emails })).toEqual({ kind: 'unavailable', step: 'address' });
  });
});

describe('participants', () => {
  const people = {
    participants: [person('agent'), person('bot', { isApp: true }), person('carla', { isCustomer: true })],
  };

  it('ask about those who may be agents, in their order', () => {
    expect(choose([PARTICIPANTS], { people })).toMatchObject({
      kind: 'ask',
      fact: 'agent',
      candidate: { person: { accountId: 'agent' } },
    });
    expect(choose([PARTICIPANTS], { people }, { agents: { agent: true }, emails: { carla: true } })).toMatchObject({
      kind: 'chosen',
      candidate: { person: { accountId: 'carla' } },
    });
    expect(choose([PARTICIPANTS], { people }, { agents: { agent: false }, emails: { agent: true } })).toMatchObject({
      candidate: { person: { accountId: 'agent' } },
    });
  });

  it('wait while it is not known who is an agent', () => {
    const agents = { agent: { unavailable: 'work-item' as const, until: 5 } };
    expect(choose([PARTICIPANTS], { people }, { agents })).toEqual({
      kind: 'unavailable',
      step: 'work-item',
      until: 5,
    });
  });

  it.each([
    ['internal', [person('agent'), person('gone', { active: false, isCustomer: true })]],
    ['empty', []],
  ])('are nobody: %s', (why, participants) => {
    const agents = { agent: true };
    expect(choose([PARTICIPANTS], { people: { participants } }, { agents })).toEqual({
      kind: 'nobody',
      passedOver: [{ source: PARTICIPANTS, why }],
    });
  });
});

describe('everyone', () => {
  const item: Sourced = {
    reporter: person('r'),
    people: {
      contact: [person('a'), person('bot', { isApp: true }), person('b')],
      participants: [person('agent'), person('carla', { isCustomer: true }), person('dora')],
    },
    texts: { mail: 'r@example.com' },
  };
  const [R, A, C, D] = [{ key: 'R' }, { key: 'A' }, { key: 'C' }, { key: 'D' }];
  const keys = { r: R, 'r@example.com': R, a: A, b: {}, carla: C, dora: D };
  const facts = known({ agents: { agent: true, dora: false }, keys });
  const sources = [REPORTER, MAIL, CONTACT, PARTICIPANTS];

  it('whom the sources give, each once, in their order; an app, an agent and somebody without an address are left out', () => {
    const choice = chooseEveryone(sources, item, facts);
    expect(choice).toMatchObject({ kind: 'chosen', candidate: { person: { accountId: 'r' } }, passedOver: [] });
    expect('everyone' in choice && choice.everyone?.map(({ key }) => key)).toEqual(['R', 'A', 'C', 'D']);
  });

  it('is asked about one by one: who is an agent, and which address', () => {
    expect(chooseEveryone(sources, item, known({}))).toMatchObject({ kind: 'ask', fact: 'address' });
    expect(chooseEveryone([MAIL], item, known({}))).toMatchObject({ candidate: { address: 'r@example.com' } });
    expect(chooseEveryone([PARTICIPANTS], item, known({ keys }))).toMatchObject({ kind: 'ask', fact: 'agent' });
    const down = known({ keys: { ...keys, a: { unavailable: 'address' } } });
    expect(chooseEveryone(sources, item, down)).toEqual({ kind: 'unavailable', step: 'address' });
  });

  it('is nobody where no source gives anybody, with why', () => {
    const nobody = { people: { contact: [person('b'), person('bot', { isApp: true })] } };
    expect(chooseEveryone([REPORTER, CONTACT], nobody, facts)).toEqual({
      kind: 'nobody',
      passedOver: [
        { source: REPORTER, why: 'empty' },
        { source: CONTACT, why: 'no-email' },
      ],
    });
  });

  it('of them, a survey finds its own, and looks no further', () => {
    const partly = known({ keys: { r: { key: 'R' }, 'r@example.com': { key: 'R' }, a: { key: 'A' } } });
    expect(chooseOwn('A', sources, item, partly)).toMatchObject({ candidate: { person: { accountId: 'a' } } });
    expect(chooseOwn('X', sources, item, facts)).toEqual({ kind: 'nobody', passedOver: [] });
  });
});

it('whatever the sources: the winner is the first that would win alone, and all before it were passed over', () => {
  const anybody = fc.record({
    active: fc.boolean(),
    isApp: fc.boolean(),
    isCustomer: fc.constantFrom(true as const, undefined),
  });
  const names = ['a', 'b', 'c', 'd'];
  const answers = fc.record({
    agents: fc.tuple(...names.map(() => fc.boolean())),
    emails: fc.tuple(...names.map(() => fc.boolean())),
  });
  const site = fc.tuple(...names.map(() => anybody));
  const texts = fc.constantFrom('', 'nobody', 'x@example.com');
  const sources = fc.shuffledSubarray([REPORTER, CONTACT, MAIL, PARTICIPANTS], { minLength: 2 });
  fc.assert(
    fc.property(sources, site, answers, texts, (order, traits, { agents, emails }, mail) => {
      const [a, b, c, d] = traits.map((each, index) => person(names[index] as string, each));
      const item = {
        reporter: a,
        people: { contact: [b as Person], participants: [c as Person, d as Person] },
        texts: { mail },
      };
      const byName = (values: boolean[]) =>
        Object.fromEntries(names.map((name, index) => [name, values[index] ?? false]));
      const facts = { agents: byName(agents), emails: byName(emails) };
      // A list of one that is not the reporter alone looks at the address as a longer one does.
      const alone = order.map((source) =>
        choose([source, MAIL], { ...item, texts: { mail: source === MAIL ? mail : '' } }, facts),
      );
      const wins = alone.findIndex(({ kind }) => kind === 'chosen');
      const choice = choose(order, item, facts);
      if (wins < 0)
        return expect(choice).toMatchObject({ kind: 'nobody', passedOver: order.map((source) => ({ source })) });
      return expect(choice).toMatchObject({
        kind: 'chosen',
        candidate: { source: order[wins] },
        passedOver: order.slice(0, wins).map((source) => ({ source })),
      });
    }),
  );
});
