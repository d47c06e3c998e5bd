import type { SiteVariant } from '../../weather/site-variant';
import { KvsRefusal } from './limits';

/** Which conditional write was refused: a `set` that fails if the key exists, or a transaction with conditions. */
export type ConditionalWrite = 'set' | 'transaction';

/**
 * How this site's storage refuses a conditional write. Nothing is documented: each of these was met in other people's
 * code or measured by them, `bare-409` being a reply without a body.
 */
export function conflict(form: SiteVariant['conflictCode'], write: ConditionalWrite, message: string): KvsRefusal {
  switch (form) {
    case 'documented':
      return write === 'set'
        ? new KvsRefusal(409, 'KEY_CONFLICT', message)
        : new KvsRefusal(400, 'CONDITIONAL_CHECK_FAILED', message);
    case 'CONDITIONAL_CHECK_FAILED':
      return new KvsRefusal(400, form, message);
    case 'bare-409':
      return new KvsRefusal(409, '', message);
    default:
      return new KvsRefusal(409, form, message);
  }
}
