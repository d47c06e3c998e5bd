/** Whose turn it is to write to a work item that several surveys of one completion are about. Failures are thrown. */
export interface WriteTurns {
  /** Takes the turn of this name until `until` at the latest; undefined where somebody else has it at `now` (epoch ms). */
  take(name: string, now: number, until: number): Promise<WriteTurn | undefined>;
}

export interface WriteTurn {
  /** Others may write. Of a turn that was over and is somebody else's by now, nothing is given back. */
  giveBack(): Promise<void>;
}
