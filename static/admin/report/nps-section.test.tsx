import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SiteFigures } from '../../../src/contract/admin/report';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { adminApi, never, ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { NOW, testWords } from '../../shared/testing/test-words';
import { NpsSection } from './nps-section';

const groups = { detractor: 5, passive: 10, promoter: 25 };
const nps = { score: 50, margin: 21.4, responses: 40, groups };
const weeks = [{ from: NOW - 14 * 86_400_000 }, { from: NOW - 7 * 86_400_000, nps }];
const FIGURES: SiteFigures = {
  through: NOW,
  isRebuilding: false,
  period: { asked: 160, answered: 40, nps },
  before: { asked: 100, answered: 20, nps: { ...nps, score: 37.6 } },
  weeks,
};

function show(calls: Partial<AdminApi>, words = testWords()) {
  const api = adminApi(calls);
  function Section() {
    return <NpsSection api={api} figures={useLoaded(() => api.getFigures({}))} />;
  }
  return render(<Section />, words);
}
const showing = (change: Partial<SiteFigures>, words = testWords()) =>
  show({ getFigures: async () => ok({ ...FIGURES, ...change }) }, words);

describe('what customers think', () => {
  it('is the score with its margin, the groups, the change, the response rate and the formula', async () => {
    const text = (await showing({})).text();
    expect(text).toContain('NPS 50 ± 22 40 responses');
    expect(text).toContain('Promoter 25 Passive 10 Detractor 5');
    expect(text).toContain('12 points more than in the 30 days before (38).');
    expect(text).toContain('25 % of 160 surveys were answered.');
    expect(text).toContain('percent promoters (9–10) less percent detractors (0–6)');
    expect(text).not.toContain('From so few responses');
    const [chart] = (await showing({})).all('StackBarChart');
    const data = chart?.props.data as unknown[];
    expect(data.slice(3)).toEqual([
      ['Nov 16', 5, 'Detractor'],
      ['Nov 16', 10, 'Passive'],
      ['Nov 16', 25, 'Promoter'],
    ]);
    expect((await showing({}, testWords('da-DK'))).text()).toContain('12 point mere end i de 30 dage før (38).');
  });

  it('says that a score stands on few responses, that it fell, and that there is none', async () => {
    const few = { ...nps, responses: 29, score: 10 };
    const text = (await showing({ period: { asked: 90, answered: 29, nps: few } })).text();
    expect(text).toContain('From so few responses the score says little: with 30 it is steadier.');
    expect(text).toContain('28 points less than in the 30 days before (38).');
    const none = (await showing({ period: { asked: 9, answered: 0 }, weeks: [] })).text();
    expect(none).toContain('No responses in the last 30 days. 0 % of 9 surveys were answered.');
    expect(none).not.toContain('NPS');
  });

  it('shows the weeks as a table on demand', async () => {
    const screen = await showing({});
    expect(screen.text()).not.toContain('Week from');
    await screen.press('Show the weeks as a table');
    expect(screen.text()).toContain('Week from NPS Promoter Passive Detractor');
    expect(screen.text()).toContain('NPS 50 ± 22 25 10 5');
    await screen.press('Hide the table');
    expect(screen.text()).not.toContain('Week from');
  });

  it('says that surveys are being counted, for the first time or anew', async () => {
    expect((await show({ getFigures: never })).text()).toContain('Counting surveys…');
    const { through: _, ...uncounted } = FIGURES;
    const first = await show({ getFigures: async () => ok(uncounted) });
    expect(first.text()).toContain('Surveys are being counted for the first time.');
    expect(first.buttons()).toEqual([]);
    const anew = await show({ getFigures: async () => ok({ ...uncounted, isRebuilding: true }) });
    expect(anew.text()).toContain('these are the figures of before');
    expect(anew.text()).toContain('NPS 50 ± 22');
    expect(anew.buttons()).not.toContain('Count anew');
  });

  it('has everything counted anew, or says that it could not be begun', async () => {
    let isRebuilding = false;
    const screen = await show({
      getFigures: async () => ok({ ...FIGURES, isRebuilding }),
      rebuildTallies: async () => {
        isRebuilding = true;
        return ok({ kind: 'begun' });
      },
    });
    await screen.press('Count anew');
    expect(screen.text()).toContain('Everything is being counted anew.');
    const failing = await show({
      getFigures: async () => ok(FIGURES),
      rebuildTallies: async () => problem('jira-unavailable'),
    });
    await failing.press('Count anew');
    expect(failing.text()).toContain('Jira did not answer in time');
    expect((await show({ getFigures: async () => problem('jira-unavailable') })).text()).toContain(
      'Jira did not answer',
    );
  });
});
