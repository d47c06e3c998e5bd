/**
 * The words of a Danish site. Names of categories and the texts that have a Danish form in Jira's own translation are as
 * remembered; callers must not depend on any of them.
 */

/** Names of status categories, by key. */
export const DANISH_CATEGORIES: Record<string, string> = {
  undefined: 'Ingen kategori',
  new: 'Opgaver',
  indeterminate: 'I gang',
  done: 'Færdig',
};

/** Names of the statuses that Jira's templates bring. */
export const DANISH_STATUSES: Record<string, string> = {
  'To Do': 'Opgaver',
  'In Progress': 'I gang',
  Done: 'Færdig',
  Closed: 'Lukket',
  Resolved: 'Løst',
  'Waiting for support': 'Venter på support',
  'Waiting for customer': 'Venter på kunde',
};

/** English texts as patterns, with those of a Danish site; a text without a row stays English, as some do in Jira. */
const DANISH_TEXTS: [RegExp, string][] = [
  [
    /^Field '(.+)' cannot be set\. It is not on the appropriate screen, or unknown\.$/,
    "Feltet '$1' kan ikke angives. Det er ikke på det relevante skærmbillede eller er ukendt.",
  ],
  [
    /^The entered text is too long\. It exceeds the allowed limit of ([\d,]+) characters\.$/,
    'Den indtastede tekst er for lang. Den overskrider den tilladte grænse på $1 tegn.',
  ],
  [/^Operation value must be a string$/, 'Handlingens værdi skal være en streng'],
  [/^Operation value must be a number$/, 'Handlingens værdi skal være et tal'],
  [
    /^Operation value must be an Atlassian Document \(see the Atlassian Document Format\)$/,
    'Handlingens værdi skal være et Atlassian-dokument (se Atlassian Document Format)',
  ],
  [
    /^Issue does not exist or you do not have permission to see it\.$/,
    'Sagen findes ikke, eller du har ikke tilladelse til at se den.',
  ],
  [
    /^You are not allowed to edit this issue due to its current status in the workflow\.$/,
    'Du har ikke tilladelse til at redigere denne sag på grund af dens aktuelle status i arbejdsgangen.',
  ],
  [
    /^You do not have permission to edit issues in this project\.$/,
    'Du har ikke tilladelse til at redigere sager i dette projekt.',
  ],
  [/^No project could be found with key '(.+)'\.$/, "Der blev ikke fundet et projekt med nøglen '$1'."],
  [/^Only Jira administrators can perform this operation\.$/, 'Kun Jira-administratorer kan udføre denne handling.'],
  [/^You must specify a summary of the issue\.$/, 'Du skal angive et resumé af sagen.'],
  [
    /^To discard the user notification either admin or project admin permissions are required\.$/,
    'For at undlade brugermeddelelsen kræves tilladelse som administrator eller projektadministrator.',
  ],
  [
    /^Field '(.+)' does not exist or you do not have permission to view it\.$/,
    "Feltet '$1' findes ikke, eller du har ikke tilladelse til at se det.",
  ],
  [
    /^An issue with (ID|key) '(.+)' does not exist for field '(.+)'\.$/,
    "Der findes ingen sag med $1 '$2' for feltet '$3'.",
  ],
  [/^The value '(.+)' does not exist for the field '(.+)'\.$/, "Værdien '$1' findes ikke for feltet '$2'."],
  [/^Rate limit exceeded\.$/, 'Hastighedsgrænsen er overskredet.'],
  [/^Internal server error$/, 'Intern serverfejl'],
];

/** A text of Jira in Danish; the text itself where none is known. */
export function danish(text: string): string {
  const row = DANISH_TEXTS.find(([pattern]) => pattern.test(text));
  return row ? text.replace(row[0], row[1]) : text;
}
