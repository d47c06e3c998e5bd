/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit number for a text (FNV-1a). */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Draws by subject: each subject has a sequence of its own, so that what happens elsewhere in between changes nothing
 * about it.
 */
export function createDraws(seed: number): (subject: string) => number {
  const sequences = new Map<string, () => number>();
  return (subject) => {
    const known = sequences.get(subject);
    if (known) return known();
    const sequence = randomFrom(digest(`${seed} ${subject}`));
    // The first numbers of sequences with neighbouring seeds resemble one another.
    sequence();
    sequences.set(subject, sequence);
    return sequence();
  };
}
