import { createAdaptorServer } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** The simulator is reachable from this machine only. */
const HOST = '127.0.0.1';

/** Answers a request; `bindings` are Node's own request and reply, for what the standard ones cannot do (breaking the connection). */
export type Handle = (request: Request, bindings: HttpBindings) => Promise<Response> | Response;

/** One listening HTTP server. */
export interface Listener {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** A port that somebody else listens on. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken.`);
  }
}

/** Serves `handle` on a port of the loopback interface; 0 takes any free one. Fails with `PortTaken`. */
export function listen(port: number, handle: Handle): Promise<Listener> {
  // The adaptor's own Request and Response classes stay out of the globals, where the app's code would meet them.
  const server = createAdaptorServer({
    // Never HTTP/2: the server below is made by node:http.
    fetch: (request, bindings) => handle(request, bindings as HttpBindings),
    overrideGlobalObjects: false,
    hostname: HOST,
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, HOST, () => {
      resolve({
        url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** Listens on `port`, `port + 1`, … (or on free ports for 0), all or none. Fails with `PortTaken`. */
export async function listenInARow(port: number, handlers: Handle[]): Promise<Listener[]> {
  const listeners: Listener[] = [];
  try {
    for (const [index, handle] of handlers.entries()) {
      listeners.push(await listen(port === 0 ? 0 : port + index, handle));
    }
    return listeners;
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw error;
  }
}
