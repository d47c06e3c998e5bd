/**
 * The people who have allowed the app to act on their behalf. It is the platform that asks: a resolver that ends with the
 * SDK's own error makes it ask, and one that swallows that error does not.
 *
 * @see https://developer.atlassian.com/platform/forge/apis-reference/fetch-api-product.requestjira/
 */
export interface Consents {
  /** Whether the app may call Jira as this person now. */
  given(accountId: string): boolean;
  /** The platform asks, and the person agrees. */
  ask(accountId: string): void;
  /** The people whom the platform has asked, in order. */
  asked(): string[];
  clear(): void;
}

/** Name of the error that the SDK throws when a consent is missing. */
export const NEEDS_AUTHENTICATION = 'NEEDS_AUTHENTICATION_ERR';

export function createConsents(needed: () => boolean): Consents {
  let asked: string[] = [];
  return {
    given: (accountId) => !needed() || asked.includes(accountId),
    ask: (accountId) => void asked.push(accountId),
    asked: () => [...asked],
    clear: () => void (asked = []),
  };
}
