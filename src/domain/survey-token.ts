/**
 * The token travels to nps.today as custom data and comes back with the response. It names a survey and carries a
 * signature made with a key of this installation, so nobody can name a survey that the app did not send. What it is
 * made of survives a change of case and needs no escaping anywhere: what nps.today does with custom data is not
 * documented.
 */
export interface SurveyToken {
  surveyId: string;
  signature: string;
}

const SURVEY_ID = /^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)+$/;
const SIGNATURE = /^[a-z2-7]{26}$/;

/** What is signed for a survey. */
export function signedText(surveyId: string): string {
  return `survey-token:${surveyId}`;
}

/** The token of a survey: its id and its signature, some forty characters. */
export function tokenOf({ surveyId, signature }: SurveyToken): string {
  return `${surveyId.replaceAll(':', '.')}.${signature}`;
}

/** Takes a token apart; undefined when it does not have a token's form. The signature is not checked here. */
export function readToken(token: string): SurveyToken | undefined {
  const parts = token.trim().split('.');
  const signature = (parts.pop() ?? '').toLowerCase();
  const surveyId = parts.join(':');
  return SURVEY_ID.test(surveyId) && SIGNATURE.test(signature) ? { surveyId, signature } : undefined;
}
