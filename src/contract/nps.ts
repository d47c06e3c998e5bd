/** A Net Promoter Score. `margin`: half the interval that holds the true one with 95 % probability, in points. */
export interface Nps {
  score: number;
  margin: number;
  responses: number;
  groups: Record<'detractor' | 'passive' | 'promoter', number>;
}
