import * as z from 'zod/mini';
import type { Asked } from '../../ports/asked';
import { revisionedStore } from './revisioned-store';
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
    const row = { id, surveyId, revision };
    if (before === undefined) return (await rows.create(row)) === 'created' ? 'claimed' : 'conflict';
    return (await rows.replace(row)) === 'conflict' ? 'conflict' : 'claimed';
  },
};
