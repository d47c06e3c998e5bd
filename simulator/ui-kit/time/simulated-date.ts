/**
 * `Date` on simulated time, so that a screen says "an hour ago" of what happened an hour ago there. Imported before
 * everything else of a frame. Between two times that are told, time passes as on a clock on the wall; it never goes back.
 */
const RealDate = Date;

/** Milliseconds by which simulated time is ahead of the wall. */
let ahead = untilTold(window as { __simulatedNow?: number });

function untilTold({ __simulatedNow: told }: { __simulatedNow?: number }): number {
  return told === undefined ? 0 : told - RealDate.now();
}

function now(): number {
  return RealDate.now() + ahead;
}

/** It is `simulated` now, epoch ms. */
export function tellTime(simulated: number): void {
  ahead = Math.max(ahead, simulated - RealDate.now());
}

window.Date = new Proxy(RealDate, {
  construct: (target, values: unknown[], made) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, made) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
