import * as z from 'zod/mini';
import { addedFieldId } from './ids';

/** What several ratings come to, where everyone gets a survey. */
export const COMBININGS = ['newest', 'lowest', 'mean'] as const;
/** So many people are asked about one completion at most. */
export const MOST_RESPONDENTS = 10;

/** A rule asks so many sources at most. */
export const MOST_SOURCES = 10;

/** Its name is the one that it had when it was chosen. */
const field = z.object({
  id: addedFieldId,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
});

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reporter') }),
  /** The first person in a field. */
  z.object({ kind: z.literal('person'), field }),
  /** The e-mail address in a field. */
  z.object({ kind: z.literal('address'), field }),
  /** The first participant of a request who is from outside. */
  z.object({ kind: z.literal('participants'), field }),
]);

export const respondent = {
  /** Whom a rule surveys; the reporter where it is absent. */
  respondent: z.optional(
    z.object({
      /** The first one with somebody who has an e-mail address wins, where not everyone is asked. */
      sources: z.array(source).check(z.minLength(1), z.maxLength(MOST_SOURCES)),
      /** Everyone whom the sources give gets a survey of their own; several ratings come to this. */
      everyone: z.optional(z.enum(COMBININGS)),
      /** Holds the telephone number that goes along. */
      phone: z.optional(field),
    }),
  ),
};

export type Respondent = NonNullable<z.infer<typeof respondent.respondent>>;
export type Source = Respondent['sources'][number];

/** A field that a source can be. */
export interface SourceFieldOption {
  id: string;
  name: string;
  holds: 'people' | 'participants' | 'text';
  /** Set for a field that one team-managed project has to itself. */
  projectId?: string;
}
