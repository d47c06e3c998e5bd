import type { Refusal, SiteResult } from '../../ports/configuration';
import type { JiraResult } from './call';
import type { Failed, Read } from './reply';

/** A change of the configuration that Jira made, or did not. */
export function done(result: JiraResult): SiteResult<null> {
  return result.kind === 'ok' ? { kind: 'ok', value: null } : failed(result);
}

/** A refused or delayed read or change of the configuration. */
export function failed(result: Failed): Exclude<SiteResult<never>, { kind: 'ok' }> {
  if (result.kind === 'refused') return { kind: 'refused', why: whyRefused(result.status) };
  return result.kind === 'rate-limited' ? { kind: 'try-later', until: result.until } : { kind: 'try-later' };
}

function whyRefused(status: number): Refusal {
  if (status === 401 || status === 403) return 'no-permission';
  return status === 404 ? 'not-there' : 'not-accepted';
}

/** What was read, in our words. */
export function fromRead<T, Ours>(read: Read<T>, ours: (value: T) => Ours): SiteResult<Ours> {
  return read.kind === 'ok' ? { kind: 'ok', value: ours(read.value) } : failed(read);
}
