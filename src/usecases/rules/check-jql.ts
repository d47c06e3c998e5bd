import type { SiteResult } from '../../ports/configuration';
import type { JqlChecks } from '../../ports/jql-checks';

/** What Jira says of a rule's JQL. */
export type JqlVerdict =
  | { kind: 'fine' }
  /** It says in which order to list, which a rule has no use for. */
  | { kind: 'ordered' }
  /** Jira refuses it, in these words: already to the person, or to the app alone, which sees less. */
  | { kind: 'refused'; to: 'person' | 'app'; errors: string[] };

/** Has Jira check JQL as the person at the screen, and as the app, which will ask with it. */
export async function checkJql({ jqlChecks }: { jqlChecks: JqlChecks }, jql: string): Promise<SiteResult<JqlVerdict>> {
  const [person, app] = await Promise.all([jqlChecks.check(jql, 'person'), jqlChecks.check(jql, 'app')]);
  if (person.kind !== 'ok') return person;
  if (app.kind !== 'ok') return app;
  const refusal = [
    { to: 'person' as const, errors: person.value.errors },
    { to: 'app' as const, errors: app.value.errors },
  ].find(({ errors }) => errors.length > 0);
  if (refusal) return { kind: 'ok', value: { kind: 'refused', ...refusal } };
  return { kind: 'ok', value: { kind: app.value.isOrdered ? 'ordered' : 'fine' } };
}
