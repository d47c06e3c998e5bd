/**
 * Jira refuses longer values in a short text field.
 * @see https://support.atlassian.com/jira-cloud-administration/docs/custom-fields-types-in-company-managed-projects/
 */
export const SHORT_TEXT_LIMIT = 255;
/**
 * Jira refuses longer rich text.
 * @see https://support.atlassian.com/jira-cloud-administration/docs/configure-advanced-settings/
 */
export const PARAGRAPH_LIMIT = 32_767;

const ELLIPSIS = '…';
// eslint-disable-next-line no-control-regex -- these are the very characters that Jira cannot store
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The comment as Jira can store it: without control characters and halves of surrogate pairs; empty means no comment. */
export function cleanComment(text: string): string {
  const stored = text
    .replace(UNSTORABLE, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return stored.trim() === '' ? '' : stored;
}

/** Cuts a text to at most `limit` UTF-16 units, between what a reader sees as characters, and shows the cut with an ellipsis. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Made here: loading the language data would slow down every start, and few comments are cut.
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > limit - ELLIPSIS.length) break;
    end = index + segment.length;
  }
  return text.slice(0, end) + ELLIPSIS;
}
