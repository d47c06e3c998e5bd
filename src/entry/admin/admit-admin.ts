import type { AuthorisePorts } from '../../usecases/authorise';
import { mayAdminister } from '../../usecases/authorise';
import type { Admission, ResolverRequest } from '../resolver';

/** Who may call the admin page's functions. */
export type Admit = (request: ResolverRequest) => Promise<Admission<null>>;

/** Asks Jira, as the person, whether they administer it. */
export function admitAdmin(ports: AuthorisePorts): Admit {
  return async () => {
    const may = await mayAdminister(ports);
    if (may === 'unknown') return { kind: 'unknown' };
    return may === 'yes' ? { kind: 'admitted', caller: null } : { kind: 'refused' };
  };
}
