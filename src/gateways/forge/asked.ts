import * as z from 'zod/mini';
import type { Asked } from '../../ports/asked';
import { revisionedStore } from './revisioned-store';
import { revisionAfter } from './revisions';
import { ENTITIES } from './storage-keys';

interface AskedRow {
  id: string;
  surveyId: string;
  revision: number;
}

const rows = revisionedStore<AskedRow>(ENTITIES.asked, z.looseObject({ surveyId: z.string() }));

/** One row for each respondent, under the digest of their address. */
export const forgeAsked: Asked = {
  async of(respondent) {
    const row = await rows.read(respondent);
    return { respondent, surveyId: row?.surveyId, revision: row?.revision ?? 0 };
  },

  async claim({ respondent: id, surveyId: before, revision }, surveyId) {
    if (before !== undefined) {
      return (await rows.replace({ id, surveyId, revision })) === 'conflict' ? 'conflict' : 'claimed';
    }
    const first = { id, surveyId, revision: revisionAfter(revision) };
    return (await rows.create(first)) === 'created' ? 'claimed' : 'conflict';
  },
};
