/**
 * The styles that `xcss` of UI Kit lets through to `Box` and `Pressable`.
 *
 * @see https://developer.atlassian.com/platform/forge/ui-kit/components/xcss/
 */
const FREE = `
  textAlign color boxShadow opacity backgroundColor flexGrow width height minWidth maxWidth minHeight maxHeight
  borderColor borderBlockColor borderBlockEndColor borderBlockStartColor borderBottomColor borderInlineColor
  borderInlineEndColor borderInlineStartColor borderLeftColor borderRightColor borderTopColor
  margin marginBlock marginBlockEnd marginBlockStart marginBottom marginInline marginInlineEnd marginInlineStart
  marginLeft marginRight marginTop padding paddingBlock paddingBlockEnd paddingBlockStart paddingBottom paddingInline
  paddingInlineEnd paddingInlineStart paddingLeft paddingRight paddingTop
  borderRadius borderBottomLeftRadius borderBottomRightRadius borderTopLeftRadius borderTopRightRadius
  borderEndEndRadius borderEndStartRadius borderStartEndRadius borderStartStartRadius
  borderWidth borderBlockWidth borderBlockEndWidth borderBlockStartWidth borderBottomWidth borderInlineWidth
  borderInlineEndWidth borderInlineStartWidth borderLeftWidth borderRightWidth borderTopWidth
`;

const LINES = ['dotted', 'dashed', 'solid', 'none', 'hidden'];
const OVERFLOW = ['hidden', 'visible', 'scroll', 'auto'];

const RESTRICTED: Record<string, string[]> = {
  overflow: OVERFLOW,
  overflowX: OVERFLOW,
  overflowY: OVERFLOW,
  display: ['block', 'inline-block', 'inline', 'none'],
  position: ['relative', 'static'],
  borderStyle: LINES,
  borderTopStyle: LINES,
  borderRightStyle: LINES,
  borderBottomStyle: LINES,
  borderLeftStyle: LINES,
};

const free = new Set(FREE.trim().split(/\s+/));

/** The styles, as `name` or `name: value`, that the platform would drop; those inside pseudo-classes and media queries included. */
export function refusedStyles(styles: object | undefined): string[] {
  return Object.entries(styles ?? {}).flatMap(([name, value]: [string, unknown]) => {
    if (/^[:@]/.test(name) && value && typeof value === 'object') return refusedStyles(value);
    const allowed = RESTRICTED[name];
    if (allowed) return allowed.includes(String(value)) ? [] : [`${name}: ${String(value)}`];
    return free.has(name) ? [] : [name];
  });
}
