import type { Category } from './rating';
import { categoryOf } from './rating';
import type { Reason } from './reason';
import type { Survey, SurveyState } from './survey';

/** What the work item itself shows about its latest survey. Read by the panel, the lozenge and JQL: no personal data. */
export interface Mark {
  state: SurveyState;
  reason?: Reason;
  /** ISO 8601. */
  changedAt: string;
  surveyId: string;
  rating?: number;
  category?: Category;
}

/** The mark for a survey as it stands. */
export function markOf(survey: Survey): Mark {
  const rating = survey.response?.rating;
  return {
    state: survey.state,
    ...(survey.reason ? { reason: survey.reason } : {}),
    changedAt: new Date(survey.changedAt).toISOString(),
    surveyId: survey.id,
    ...(rating === undefined ? {} : { rating, category: categoryOf(rating) }),
  };
}
