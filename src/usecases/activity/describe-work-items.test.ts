import { fakeReader } from '../../../test/fakes/reader';
import { describeWorkItems } from './describe-work-items';

it('what work items are about is what the person at the screen may see of them', async () => {
  const reader = fakeReader('da-DK');
  const seen = { id: '10002', key: 'OPS-7', summary: 'Mend the printer', reporterId: 'customer' };
  reader.seen.push(seen, { id: '10003', key: 'KAN-3', summary: 'Not asked for' });
  expect(await describeWorkItems({ reader }, ['10002', '10009'])).toEqual({ kind: 'ok', value: [seen] });
  expect(await describeWorkItems({ reader: fakeReader() }, ['10002'])).toEqual({ kind: 'try-later' });
});
