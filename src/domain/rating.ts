/** A rating is a whole number from 0 to 10. */
export type Rating = number;

export type Category = 'detractor' | 'passive' | 'promoter';

/** True for the whole numbers 0 to 10; 0 is a rating. */
export function isRating(value: unknown): value is Rating {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}

/** Detractor 0–6, passive 7–8, promoter 9–10. */
export function categoryOf(rating: Rating): Category {
  if (rating <= 6) return 'detractor';
  return rating <= 8 ? 'passive' : 'promoter';
}
