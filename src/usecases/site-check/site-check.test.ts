import { COMMENT_FIELD, guideSettings, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { PROBES, QUESTIONS } from './questions';
import { runProbe } from './run-probe';
import { showSiteCheck } from './show-site-check';

/** A site set up as in the guide, both fields on the one screen there is. */
function site(settings = guideSettings(), fieldIds = [RATING_FIELD, COMMENT_FIELD]) {
  const found = world(settings);
  found.configuration.all = {
    projects: [{ id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false }],
    fields: [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'short-text' },
    ],
    screens: { [PROJECT]: [{ id: '1', name: 'Edit', fieldIds, firstTabId: '1' }] },
  };
  return found;
}

describe('the check of this site', () => {
  it('waits for everything before anything was seen', async () => {
    const findings = await showSiteCheck(site().ports);
    expect(findings.map(({ question }) => question)).toEqual([...QUESTIONS]);
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(['waiting']));
  });

  it('asks what can be asked and keeps the answers', async () => {
    const { ports } = site();
    for (const probe of PROBES) await runProbe(ports, probe);
    const asked = (await showSiteCheck(ports)).slice(0, PROBES.length);
    expect(asked).toMatchObject([
      { question: 'app-admin', verdict: 'as-assumed', answer: 'yes' },
      { question: 'fields-writable', verdict: 'as-assumed', answer: '1 of 1 projects checked' },
      { question: 'email-admin', verdict: 'as-assumed' },
      { question: 'email-customer', verdict: 'as-assumed' },
      { question: 'storage-time', verdict: 'as-assumed', answer: 'up to 50 ms' },
    ]);
  });

  it('reports what differs', async () => {
    const { ports } = site(guideSettings(), [RATING_FIELD]);
    Object.assign(ports.siteProbe.answers, { admin: 'no', reader: 'no', customer: 'by-request', readMs: [1_200] });
    expect(await runProbe(ports, 'app-admin')).toMatchObject({ verdict: 'differs' });
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({
      verdict: 'differs',
      answer: '0 of 1 projects checked: missing',
    });
    expect(await runProbe(ports, 'email-admin')).toMatchObject({ verdict: 'differs' });
    expect(await runProbe(ports, 'email-customer')).toMatchObject({ verdict: 'as-assumed', answer: 'by-request' });
    expect(await runProbe(ports, 'storage-time')).toMatchObject({ verdict: 'differs', answer: 'above 1000 ms' });
  });

  it('keeps what was known where there is no answer', async () => {
    const { ports } = site();
    await runProbe(ports, 'app-admin');
    ports.siteProbe.answers.admin = 'unknown';
    expect(await runProbe(ports, 'app-admin')).toEqual({ question: 'app-admin', verdict: 'unknown' });
    expect((await showSiteCheck(ports))[0]).toMatchObject({ verdict: 'as-assumed', answer: 'yes' });
  });

  it('waits where there is nothing to ask about', async () => {
    const { ports } = site(guideSettings({ rules: [] }));
    expect(await runProbe(ports, 'fields-writable')).toMatchObject({ verdict: 'waiting' });
    expect(await runProbe(ports, 'email-customer')).toMatchObject({ verdict: 'waiting' });
  });

  it.each([
    ['duplicate-respondent', 'status 409', 'as-assumed'],
    ['duplicate-respondent', 'status 400', 'differs'],
    ['reply-to-survey', 'status 200; id: number', 'as-assumed'],
    ['rate-limit-reply', 'without Retry-After', 'differs'],
    ['storage-conflict', '409 KEY_CONFLICT', 'as-assumed'],
    ['storage-conflict', '409 without a code', 'differs'],
    ['quiet-write', 'refused', 'differs'],
  ] as const)('judges what traffic showed: %s, %s', async (question, answer, verdict) => {
    const { ports } = site();
    await ports.observations.note({ [question]: answer });
    const found = (await showSiteCheck(ports)).find((finding) => finding.question === question);
    expect(found).toMatchObject({ verdict, answer });
  });
});
