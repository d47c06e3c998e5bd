import type { SiteResult } from '../../ports/site';
import type { JiraResult } from './call';

/** A change of the configuration that Jira made, or did not. */
export function done(result: JiraResult): SiteResult<null> {
  return result.kind === 'ok' ? { kind: 'ok', value: null } : failed(result);
}

/** A refused or delayed read or change of the configuration. */
export function failed(result: Exclude<JiraResult, { kind: 'ok' }>): Exclude<SiteResult<never>, { kind: 'ok' }> {
  if (result.kind === 'refused') return { kind: 'refused' };
  return result.kind === 'rate-limited' ? { kind: 'try-later', until: result.until } : { kind: 'try-later' };
}
