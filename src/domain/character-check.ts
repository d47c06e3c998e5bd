/** What a test survey carries: characters that get changed on the way where one side takes text for HTML or ASCII. */
export const CHARACTER_CHECK = 'æ & " 😀';

/** How the characters of a test survey came back; never what came. */
export function charactersBack(value: unknown): 'as sent' | 'not as sent' {
  return value === CHARACTER_CHECK ? 'as sent' : 'not as sent';
}
