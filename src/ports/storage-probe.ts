/** How long the storage takes on this site. */
export interface StorageProbe {
  /** The median time of a few reads, one after another (ms). Storage failures are thrown. */
  medianMs(): Promise<number>;
}
