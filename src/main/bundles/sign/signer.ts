/** A secret key that can sign a bundle's checksums. What it holds is never printed, logged or put into an error. */
export interface Signer {
  /** The entry that its signatures are kept in. */
  readonly entry: string;
  /** Whose key it is, as verification will tell it. */
  readonly name: string;
  /** The text of the signature of a message. Equal messages give equal texts. */
  readonly sign: (message: Buffer) => string;
}

/** Asks for the password of a key that is locked; null where nobody can be asked. */
export type AskPassword = () => Promise<string | null>;
