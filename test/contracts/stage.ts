/** A port under test. `catchUp`: waits until lists, which may lag behind, show what was written. */
export interface Stage<Port> {
  port: Port;
  catchUp(): Promise<void>;
}
