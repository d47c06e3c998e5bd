/** Every icon of Atlaskit's current set by its file name; made by the bundler. */
declare module 'console:icons' {
  const glyphs: Record<string, unknown>;
  export default glyphs;
}
