/** Signs with a key of this installation and compares in constant time. */
export interface Signer {
  /** Gets the key ready for what follows in this invocation. */
  ready(): Promise<void>;
  /** 26 characters a–z and 2–7, which is 128 bits. */
  sign(text: string): Promise<string>;
  verify(text: string, signature: string): Promise<boolean>;
  /** A short keyed digest: recognises the same text again without keeping it. */
  digest(text: string): Promise<string>;
  /** Compares two secrets without telling by its timing where they differ. */
  equal(a: string, b: string): boolean;
  /** A new unguessable secret, safe in a URL. */
  newSecret(): string;
}
