/** Every icon of Atlaskit's current set by its file name; made by the bundler. */
declare module 'ui-kit:icons' {
  const glyphs: Record<string, unknown>;
  export default glyphs;
}
