/**
 * The Forge SDK takes the global `fetch` when it is loaded. Imported before it, this lets it call whichever `fetch` is
 * global at the time of the call.
 */
const own = globalThis.fetch;
const late: typeof fetch = (input, init) => (globalThis.fetch === late ? own : globalThis.fetch)(input, init);
globalThis.fetch = late;
