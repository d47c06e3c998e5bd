import { fakeReader } from '../../../test/fakes/reader';
import { world } from '../../../test/builders/world';
import { listSendableFields } from './list-sendable-fields';
import type { PreviewedRule } from './preview-along';
import { previewAlong } from './preview-along';

const RULE: PreviewedRule = {
  projects: ['10000'],
  finishedStatuses: 'done-category',
  custom: [
    { key: 'tier', fieldId: 'f1', fieldName: 'Tier' },
    { key: 'region', fieldId: 'f2', fieldName: 'Region' },
  ],
  company: { fieldId: 'f3' },
};

function site({ sees = true }: { sees?: boolean } = {}) {
  const known = world();
  const reader = fakeReader('da-DK');
  if (sees) reader.shown.set('KAN-2', { summary: 'Printer on fire', status: 'Done' });
  known.workItems.item('KAN-2').fieldTexts = { f1: ['Gold'], f3: ['Acme'] };
  return { ...known, ports: { ...known.ports, reader } };
}

describe('what nps.today would get for a work item', () => {
  it.each([undefined, 'KAN-2'])('is what it would be sent, without addresses and the token (%s)', async (key) => {
    const { ports, surveyService, ledger } = site();
    expect(await previewAlong(ports, RULE, key)).toEqual({
      kind: 'preview',
      workItemKey: 'KAN-2',
      invitation: {
        respondent: {
          emailAddress: '…',
          firstName: 'Carla',
          lastName: 'Customer',
          externalId: 'customer-1',
          company: { name: 'Acme' },
        },
        custom: { tier: 'Gold', issueKey: 'KAN-2', surveyToken: '…' },
      },
      empty: ['Region'],
      nobodyCredited: false,
    });
    expect([surveyService.calls, ledger.all()]).toEqual([0, []]);
  });

  it('names who is credited, and says where that is nobody', async () => {
    const { ports, people, history } = site();
    people.colleagues.ben = { displayName: 'Ben Agent', emailAddress: 'ben@example.com' };
    const past = { status: { id: '10002', done: true }, dates: {}, steps: [] };
    history.pasts.set('10002', { ...past, assignee: 'ben' });
    const rule = { ...RULE, employee: 'assignee' as const };
    expect(await previewAlong(ports, rule)).toMatchObject({
      invitation: { employee: { email: '…', firstName: 'Ben', lastName: 'Agent' } },
    });
    history.pasts.set('10002', past);
    expect(await previewAlong(ports, rule)).toMatchObject({ nobodyCredited: true });
    people.down = history.down = true;
    expect(await previewAlong(ports, rule)).toMatchObject({ kind: 'try-later' });
  });

  it('is shown to nobody who may not see the work item, and for none that is not there', async () => {
    expect(await previewAlong(site({ sees: false }).ports, RULE, 'KAN-2')).toEqual({ kind: 'not-found' });
    expect(await previewAlong(site({ sees: false }).ports, RULE)).toEqual({ kind: 'not-found' });
    expect(await previewAlong(site().ports, RULE, 'KAN-99')).toEqual({ kind: 'not-found' });
  });
});

it('fields are found by a part of their name, those that are chosen always among them', async () => {
  const { ports } = site();
  ports.configuration.all.sendable = [
    { id: 'f1', name: 'Customer tier', kind: 'text' },
    { id: 'f2', name: 'Attachment', kind: 'none' },
    { id: 'f3', name: 'Organizations', kind: 'organization' },
  ];
  const found = async (wanted: object) => {
    const read = await listSendableFields(ports, wanted);
    return read.kind === 'ok' ? { ids: read.value.fields.map(({ id }) => id), of: read.value.organization } : read;
  };
  expect(await found({})).toEqual({ ids: ['f1', 'f2', 'f3'], of: 'f3' });
  expect(await found({ query: ' TIER', ids: ['f2'] })).toEqual({ ids: ['f1', 'f2'], of: 'f3' });
});
