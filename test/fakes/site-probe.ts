import type { EmailProbe, SiteProbe } from '../../src/ports/site-probe';
import type { StorageProbe } from '../../src/ports/storage-probe';

export interface FakeSiteProbe extends SiteProbe, StorageProbe {
  answers: {
    admin: 'yes' | 'no' | 'unknown';
    reader: EmailProbe;
    customer: EmailProbe;
    /** Projects that have a customer among their reporters. */
    customersIn: 'all' | string[];
    /** How long reads of the storage take. */
    readMs: number[];
  };
}

/** A site that answers what a test sets. */
export function fakeSiteProbe(): FakeSiteProbe {
  const answers: FakeSiteProbe['answers'] = {
    admin: 'yes',
    reader: 'yes',
    customer: 'yes',
    customersIn: 'all',
    readMs: [40],
  };
  return {
    answers,
    appAdministers: async () => answers.admin,
    emailOfReader: async () => answers.reader,
    emailOfCustomer: async (projects) => {
      const { customersIn, customer } = answers;
      const found = projects === 'all' || customersIn === 'all' || projects.some((id) => customersIn.includes(id));
      return found ? customer : 'none-found';
    },
    medianMs: async () => [...answers.readMs].sort((a, b) => a - b)[Math.floor(answers.readMs.length / 2)] ?? 0,
  };
}
