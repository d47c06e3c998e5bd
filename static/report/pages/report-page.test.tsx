import React from 'react';
import type { ReportPageApi, ReportPlaces, ReportView } from '../../../src/contract/report';
import { ok, problem, reportApi } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { NOW, testWords } from '../../shared/testing/test-words';
import { ReportPage } from './report-page';

const DAY = 86_400_000;
const nps = { score: 50, margin: 21.4, responses: 40, groups: { detractor: 5, passive: 10, promoter: 25 } };
const few = { score: -100, margin: 0, responses: 4, groups: { detractor: 4, passive: 0, promoter: 0 } };
const REPORT: ReportView = {
  through: NOW,
  isRebuilding: false,
  nps,
  before: { ...nps, score: 37.6 },
  distribution: [5, 0, 0, 0, 0, 0, 0, 10, 0, 0, 25],
  step: 'day',
  trend: [
    { from: NOW - 2 * DAY, nps },
    { from: NOW - DAY, nps: few },
    { from: NOW, nps },
  ],
  funnel: { completed: 200, asked: 150, besides: 2, answered: 40 },
  notAsked: [
    { reason: 'quarantine', count: 49 },
    { reason: '', count: 1 },
  ],
  waits: [30, 5, 0, 4, 1],
};
const PROJECT: ReportPlaces = { kind: 'project' };
const projects = [
  { id: '10000', key: 'KAN', name: 'Kanban' },
  { id: '10001', key: 'SUP', name: 'Support' },
];

async function show(places: ReportPlaces, change: Partial<ReportView> = {}, words = testWords()) {
  const asked: Parameters<ReportPageApi['getReport']>[0][] = [];
  const api = reportApi({
    getPlaces: async () => ok(places),
    getReport: async (input) => (asked.push(input), ok({ ...REPORT, ...change })),
  });
  return { screen: await render(<ReportPage api={api} />, words), asked };
}
const textOf = async (change: Partial<ReportView>, words = testWords()) =>
  (await show(PROJECT, change, words)).screen.text();

describe('the report', () => {
  it('is the score with its margin, change, formula, distribution, trend, funnel and time to answer', async () => {
    const text = await textOf({});
    expect(text).toContain('NPS 50 ± 22 40 responses Promoter 25 Passive 10 Detractor 5');
    expect(text).toContain('12 points more than in the 30 days before (38).');
    expect(text).toContain('percent promoters (9–10) less percent detractors (0–6)');
    expect(text).toContain('75 % of what was finished was asked about.');
    expect(text).toContain('2 more surveys were sent by hand');
    expect(text).toContain('within an hour 30 75 %');
    expect(text).toContain('Counted up to');
    expect(text).toContain('No reason on record. 1');
  });

  it('draws no score of fewer than five responses, and says so', async () => {
    const text = await textOf({ nps: few });
    expect(text).toContain('4 responses: too few for a score, which is shown from 5 on.');
    expect(text).not.toContain('NPS -100');
    expect(await textOf({ before: few })).toContain('In the 30 days before there were too few responses');
    const { screen } = await show(PROJECT);
    expect(screen.text()).toContain('too few 4');
    expect(screen.all('LineChart')[0]?.props.data).toHaveLength(2);
  });

  it('says that there are no responses, that nothing is counted yet, and that all is counted anew', async () => {
    const none = await textOf({ nps: undefined, distribution: Array<number>(11).fill(0) });
    expect(none).toContain('No responses in this period.');
    expect(none).toContain('From work item to response');
    expect(await textOf({ through: undefined })).toContain('counted for the first time');
    expect(await textOf({ through: undefined, isRebuilding: true })).toContain('these are the figures of before');
  });

  it('draws no empty chart', async () => {
    const funnel = { completed: 0, asked: 0, besides: 0, answered: 0 };
    const { screen } = await show(PROJECT, { nps: undefined, funnel, notAsked: [] });
    expect(screen.all('BarChart')).toEqual([]);
  });

  it('speaks Danish', async () => {
    const text = await textOf({}, testWords('da-DK'));
    expect(text).toContain('12 point mere end i de 30 dage før (38).');
    expect(text).toContain('Der blev spurgt om 75 %');
  });
});

describe('what the report is about', () => {
  it('is the whole site for an admin, and the first project for others', async () => {
    const admin = await show({ kind: 'site', wholeSite: true, projects });
    expect(admin.asked).toEqual([{ days: 30 }]);
    expect(admin.screen.text()).toContain('Only Jira admins see it.');
    const reader = await show({ kind: 'site', wholeSite: false, projects });
    expect(reader.asked).toEqual([{ days: 30, projectId: '10000' }]);
    expect(reader.screen.text()).not.toContain('Whole site');
    expect(reader.screen.text()).toContain('You see the surveyed projects that you may browse.');
  });

  it('is nothing where the reader may browse no surveyed project', async () => {
    const { screen, asked } = await show({ kind: 'site', wholeSite: false, projects: [] });
    expect(screen.text()).toContain('No surveyed project is one that you may browse.');
    expect(asked).toEqual([]);
  });

  it('says what failed', async () => {
    const api = reportApi({ getPlaces: async () => problem('not-allowed') });
    expect((await render(<ReportPage api={api} />, testWords())).buttons()).toEqual([]);
  });
});
