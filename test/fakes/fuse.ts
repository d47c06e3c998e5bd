/** No test needs as many calls of a fake: what makes more goes round in circles. */
const MOST_CALLS = 20_000;

/** To be called with each call: throws where they have no end, so that a test that would hang fails. */
export function fuse(what: string): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls > MOST_CALLS) throw new Error(`${what} was called more than ${MOST_CALLS} times: it has no end`);
  };
}
