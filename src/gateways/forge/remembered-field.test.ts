import { platform, type Platform } from '../../../test/contracts/platform';
import { ok, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import { fakeClock, fakeLog } from '../../../test/fakes/time';
import type { JiraResult } from '../jira/call';
import { requestTypeField } from '../jira/request-type-field';
import { rememberedField } from './remembered-field';

const DAY = 24 * 3_600_000;
let forge: Platform;
beforeEach(() => void (forge = platform()));
afterEach(() => forge.detach());

const FIELDS = [
  { id: 'summary', name: 'Summary' },
  { id: 'customfield_1', name: 'Request Type', schema: { custom: 'com.example:another' } },
  { id: 'customfield_2', name: 'Anmodningstype', schema: { custom: 'com.atlassian.servicedesk:vp-origin' } },
];

function site(reply: () => JiraResult) {
  const { call, asked } = scriptedJira(reply);
  const [clock, log] = [fakeClock(), fakeLog()];
  return { find: rememberedField(requestTypeField(call), clock, log), asked, clock };
}

describe('the field of request types', () => {
  it('is known by what it is, whatever it is called, and looked for once a day', async () => {
    const { find, asked, clock } = site(() => ok(FIELDS));
    expect(await find()).toEqual({ kind: 'ok', value: 'customfield_2' });
    clock.pass(DAY - 1);
    expect(await find()).toEqual({ kind: 'ok', value: 'customfield_2' });
    expect(asked.map(({ what }) => what)).toEqual(['GET /rest/api/3/field']);
    clock.pass(1);
    await find();
    expect(asked).toHaveLength(2);
  });

  it('is none on a site without service projects, and that is remembered too', async () => {
    const { find, asked } = site(() => ok(FIELDS.slice(0, 2)));
    expect(await find()).toEqual({ kind: 'ok', value: null });
    expect(await find()).toEqual({ kind: 'ok', value: null });
    expect(asked).toHaveLength(1);
  });

  it('is the one of yesterday while Jira does not answer', async () => {
    let reply: JiraResult = ok(FIELDS);
    const { find, clock } = site(() => reply);
    await find();
    reply = transient;
    clock.pass(DAY);
    expect(await find()).toEqual({ kind: 'ok', value: 'customfield_2' });
  });

  it('is not known where Jira has never said', async () => {
    expect(await site(() => refused(403)).find()).toMatchObject({ kind: 'refused' });
  });

  it('is asked for each time where the memory does not work', async () => {
    const { find, asked } = site(() => ok(FIELDS));
    forge.next('reads', 'no reply', 'no reply');
    forge.next('writes', 'trouble');
    expect(await find()).toEqual({ kind: 'ok', value: 'customfield_2' });
    expect(await find()).toEqual({ kind: 'ok', value: 'customfield_2' });
    expect(asked).toHaveLength(2);
  });
});
