import { render } from '../testing/render';
import React from 'react';
import { usePolling } from './use-polling';

function Watcher({ look }: { look: () => Promise<void> }) {
  usePolling(true, 1_000, look);
  return null;
}

describe('watching', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('waits for an answer that takes longer than the interval', async () => {
    let looks = 0;
    let answer: () => void = () => undefined;
    const look = () => {
      looks++;
      return new Promise<void>((resolve) => (answer = resolve));
    };
    const screen = await render(<Watcher look={look} />);
    await screen.during(() => jest.advanceTimersByTimeAsync(5_000));
    expect(looks).toBe(1);
    await screen.during(() => answer());
    await screen.during(() => jest.advanceTimersByTimeAsync(1_000));
    expect(looks).toBe(2);
    await screen.unmount();
  });

  it('stops when the screen is closed', async () => {
    let looks = 0;
    const screen = await render(<Watcher look={async () => void looks++} />);
    await screen.unmount();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looks).toBe(0);
  });
});
