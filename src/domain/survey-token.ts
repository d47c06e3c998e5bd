/**
 * The token travels to nps.today as custom data and comes back with the response. It names a survey and the key the
 * work item had, and is signed with a key of this installation, so nobody can name a work item that was not surveyed.
 */
export interface TokenSubject {
  surveyId: string;
  workItemKey: string;
}

const VERSION = 'v1';

/** The part of the token that is signed. */
export function tokenText(subject: TokenSubject): string {
  return `${VERSION}.${encode(subject.surveyId)}.${encode(subject.workItemKey)}`;
}

/** Joins the signed text and its signature. */
export function tokenOf(text: string, signature: string): string {
  return `${text}.${signature}`;
}

/** Takes a token apart; undefined when it does not have a token's form. The signature is not checked here. */
export function readToken(token: string): { subject: TokenSubject; text: string; signature: string } | undefined {
  const [version, surveyId, workItemKey, signature, ...rest] = token.split('.');
  if (version !== VERSION || !surveyId || !workItemKey || !signature || rest.length > 0) return undefined;
  const subject = { surveyId: decode(surveyId), workItemKey: decode(workItemKey) };
  const text = `${version}.${surveyId}.${workItemKey}`;
  return tokenText(subject) === text ? { subject, text, signature } : undefined;
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/\./g, '%2E');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
