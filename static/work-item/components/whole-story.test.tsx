import React from 'react';
import type { Result } from '../../../src/contract/result';
import type { WorkItemStory } from '../../../src/contract/work-item';
import { ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { NOW, testWords } from '../../shared/testing/test-words';
import { WholeStory } from './whole-story';

const groups = { detractor: 1, passive: 2, promoter: 9 };
const project = { score: 66.7, margin: 35.2, responses: 12, groups };

async function textOf(reply: Result<WorkItemStory>) {
  const screen = await render(<WholeStory ask={async () => reply} about="10002:c1" />, testWords());
  const text = screen.text();
  await screen.unmount();
  return text;
}

describe('what a rating is to be seen beside', () => {
  it('is the score of the project, and what the respondent gave before', async () => {
    const earlier = [{ key: 'KAN-1', summary: 'Printer', rating: 3, ratedAt: NOW }];
    const text = await textOf(ok({ project, days: 90, earlier }));
    expect(text).toContain('This project: NPS 67 ± 36 in the last 90 days, from 12 responses.');
    expect(text).toContain('What this respondent gave before');
    expect(text).toContain('3 Detractor');
    expect(text).toContain('KAN-1 Printer');
  });

  it('leaves out a score of few ratings, and a list of nothing', async () => {
    const text = await textOf(ok({ project: { ...project, responses: 4 }, days: 90, earlier: [] }));
    expect(text).not.toContain('NPS');
    expect(text).not.toContain('What this respondent');
  });

  it('says what is not known, and lets the person try again', async () => {
    expect(await textOf(ok({ days: 90 }))).toContain('cannot be shown now: Jira is unavailable');
    expect(await textOf(problem('jira-unavailable'))).toContain('Try again');
  });
});
