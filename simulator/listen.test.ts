import { listen, listenInARow, PortTaken } from './listen';

// Another program may take the neighbouring port at the wrong moment.
jest.retryTimes(3);

const portOf = (url: string) => Number(new URL(url).port);
const hello = () => new Response('hello');

describe('listening', () => {
  it('names the port that is taken, and leaves none of a row open', async () => {
    const taken = await listen(0, hello);
    const port = portOf(taken.url);
    await expect(listenInARow(port - 1, [hello, hello])).rejects.toEqual(new PortTaken(port));
    const free = await listen(port - 1, hello);
    await free.close();
    await taken.close();
  });

  it('listens on ports in a row, on the loopback interface', async () => {
    const probe = await listen(0, hello);
    await probe.close();
    const port = portOf(probe.url);
    const listeners = await listenInARow(port, [hello, () => new Response('second')]);
    expect(listeners.map((listener) => listener.url)).toEqual([
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 1}`,
    ]);
    expect(await (await fetch(listeners[1]!.url)).text()).toBe('second');
    await Promise.all(listeners.map((listener) => listener.close()));
  });
});
