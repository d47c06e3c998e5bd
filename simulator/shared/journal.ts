/** A row with its number; numbers grow and are never used again. */
export type Numbered<Row> = Row & { id: number };

/** What a reader gets who has read before. */
export interface Tail<Row> {
  /** To be named when reading on. */
  cursor: number;
  /** Everything the reader had is void: it names no cursor, or one from before everything was forgotten. */
  fresh: boolean;
  /** Rows that came or changed since then, oldest first; fresh, the latest ones. */
  rows: Numbered<Row>[];
  /** Whether there are older rows that were left out. */
  more: boolean;
}

export interface TailQuery<Row> {
  since?: number;
  /** Only rows before this one, for a reader who goes back; not together with `since`. */
  before?: number;
  /** At most so many, the latest. */
  limit: number;
  meets?: (row: Numbered<Row>) => boolean;
}

/** Rows in the order in which they came, read by many without reading anything twice. */
export class Journal<Row extends object> {
  private kept: { row: Numbered<Row>; changedAt: number }[] = [];
  private lastId = 0;
  private changes = 0;
  private forgottenAt = 0;

  constructor(private readonly capacity: number) {}

  /** The row as it is kept: to change it, change it and say so. */
  add(row: Row): Numbered<Row> {
    this.lastId += 1;
    const numbered: Numbered<Row> = { ...row, id: this.lastId };
    this.changes += 1;
    this.kept.push({ row: numbered, changedAt: this.changes });
    if (this.kept.length > this.capacity) this.kept.shift();
    return numbered;
  }

  /** Says that a row was changed. */
  changed(id: number): void {
    const found = this.kept.find(({ row }) => row.id === id);
    if (found) found.changedAt = this.changes += 1;
  }

  find(id: number): Numbered<Row> | undefined {
    return this.kept.find(({ row }) => row.id === id)?.row;
  }

  list(): Numbered<Row>[] {
    return this.kept.map(({ row }) => row);
  }

  tail({ since, before, limit, meets = () => true }: TailQuery<Row>): Tail<Row> {
    const fresh = since === undefined || since < this.forgottenAt || since > this.changes;
    const found = this.kept
      .filter(({ changedAt }) => fresh || changedAt > since)
      .map(({ row }) => row)
      .filter((row) => (before === undefined || row.id < before) && meets(row));
    return { cursor: this.changes, fresh, rows: found.slice(-limit), more: found.length > limit };
  }

  clear(): void {
    this.kept = [];
    this.changes += 1;
    this.forgottenAt = this.changes;
  }
}
