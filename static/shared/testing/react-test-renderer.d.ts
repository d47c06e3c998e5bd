/** The few parts of react-test-renderer 18 that the tests use; it ships no types. */
declare module 'react-test-renderer' {
  import type { ReactElement } from 'react';

  export interface Instance {
    type: unknown;
    props: Record<string, unknown>;
    parent: Instance | null;
    children: (Instance | string)[];
    findAll(predicate: (node: Instance) => boolean): Instance[];
  }
  export interface Renderer {
    root: Instance;
    update(element: ReactElement): void;
    unmount(): void;
  }
  export function create(element: ReactElement): Renderer;
  export function act(work: () => Promise<void>): Promise<void>;
}
