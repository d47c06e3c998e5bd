/**
 * Runs inside each instance's own realm, before the app's bundle. It makes what comes from outside belong to the realm
 * (errors that are `instanceof Error`, JSON parsed into its own objects) and replaces the clock and the chance the app can
 * see, so that a run can be repeated.
 */
export const BOOTSTRAP = `(function (host) {
  'use strict';
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [host.now()], newTarget),
    apply: () => new RealDate(host.now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? host.now : Reflect.get(target, key, receiver)),
  });

  Math.random = host.random;

  const kinds = { TypeError, RangeError, SyntaxError, Error };
  function adoptError(error) {
    if (error instanceof Error || error === null || typeof error !== 'object' || typeof error.message !== 'string') return error;
    const own = new (kinds[error.name] || Error)(error.message);
    if (own.name !== error.name) own.name = error.name;
    for (const key of Object.keys(error)) if (!(key in own)) own[key] = error[key];
    if (error.cause !== undefined) own.cause = adoptError(error.cause);
    if (error.code !== undefined) own.code = error.code;
    return own;
  }
  function adoptResponse(response) {
    if (response && typeof response.text === 'function') {
      response.json = async () => JSON.parse(await response.text());
    }
    return response;
  }
  const adopted = (call) => async (...args) => {
    try {
      return adoptResponse(await call(...args));
    } catch (error) {
      throw adoptError(error);
    }
  };
  globalThis.AbortSignal = new Proxy(AbortSignal, {
    get: (target, key) => {
      if (key !== 'timeout') return Reflect.get(target, key);
      return (ms) => {
        const controller = new AbortController();
        const error = new Error('The operation was aborted due to timeout');
        error.name = 'TimeoutError';
        host.limit(ms, () => controller.abort(error));
        return controller.signal;
      };
    },
  });

  return {
    adopted,
    async invoke(exports, name, argsText) {
      const handler = exports[name];
      if (typeof handler !== 'function') {
        return { threw: { name: 'Error', message: 'The app exports no function "' + name + '".' } };
      }
      try {
        const value = await handler(...JSON.parse(argsText));
        return { returned: value === undefined ? undefined : JSON.stringify(value) };
      } catch (error) {
        const known = error !== null && typeof error === 'object';
        return {
          threw: known
            ? { name: String(error.name), message: String(error.message), stack: error.stack === undefined ? undefined : String(error.stack) }
            : { name: 'Error', message: String(error) },
        };
      }
    },
  };
})`;
