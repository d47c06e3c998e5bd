import { NOW, testWords } from '../../shared/testing/test-words';
import { csvHead, csvOf, csvRow } from './csv';

it('quotes every cell, and lets no spreadsheet run one', () => {
  expect(csvOf([['KAN-1', 'He said "no", twice', '=HYPERLINK("x")', '+1', '-1', '@a', '\tb', '1-2']])).toBe(
    `"KAN-1","He said ""no"", twice","'=HYPERLINK(""x"")","'+1","'-1","'@a","'\tb","1-2"`,
  );
  expect(csvOf([['a'], ['b']])).toBe('"a"\r\n"b"');
});

it('has a cell for each column', () => {
  const words = testWords();
  const entry = { id: 's1', workItemKey: 'KAN-1', plannedAt: NOW, changedAt: NOW, needsPerson: false };
  const row = csvRow(words, {
    ...{ ...entry, state: 'skipped', reason: 'quarantine', rule: { id: 'rule-1', name: 'Support' } },
  });
  expect(row).toHaveLength(csvHead(words).length);
  expect(row).toEqual(
    expect.arrayContaining(['KAN-1', 'Not sent', 'quarantine', 'Support', new Date(NOW).toISOString()]),
  );
});
