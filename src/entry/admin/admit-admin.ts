import type { AuthorisePorts } from '../../usecases/authorise';
import { mayAdminister } from '../../usecases/authorise';
import type { Admission, ResolverRequest } from '../resolver';

/** Who may call the admin page's functions. */
export type Admit = (request: ResolverRequest) => Promise<Admission<{ accountId?: string }>>;

/** Asks Jira, as the person, whether they administer it. */
export function admitAdmin(ports: AuthorisePorts): Admit {
  return async ({ context }) => {
    const may = await mayAdminister(ports);
    if (may === 'unknown') return { kind: 'unknown' };
    return may === 'yes' ? { kind: 'admitted', caller: callerOf(context) } : { kind: 'refused' };
  };
}

/** Who is at the screen, as the platform says. */
export function callerOf({ accountId }: ResolverRequest['context']): { accountId?: string } {
  return typeof accountId === 'string' ? { accountId } : {};
}
