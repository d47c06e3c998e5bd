import type { EmailProbe, SiteProbe } from '../../src/ports/site-probe';
import type { StorageProbe } from '../../src/ports/storage-probe';

export interface FakeSiteProbe extends SiteProbe, StorageProbe {
  answers: { admin: 'yes' | 'no' | 'unknown'; reader: EmailProbe; customer: EmailProbe; medianMs: number };
}

/** A site that answers what a test sets. */
export function fakeSiteProbe(): FakeSiteProbe {
  const answers: FakeSiteProbe['answers'] = { admin: 'yes', reader: 'yes', customer: 'yes', medianMs: 40 };
  return {
    answers,
    appAdministers: async () => answers.admin,
    emailOfReader: async () => answers.reader,
    emailOfCustomer: async () => answers.customer,
    medianMs: async () => answers.medianMs,
  };
}
