/** The person at the screen. */
export interface Reader {
  /** Looks a text of `locales/` up in this person's language, in English where that is not known; a missing text's key. */
  words(): Promise<(key: string) => string>;
}
