import { ENTRIES } from '../../format/entries.js';

export const MINISIGN_ENTRY = `${ENTRIES.checksums}.minisig`;
export const SSH_ENTRY = `${ENTRIES.checksums}.sig`;

/** Where a signature of the checksums may lie. */
export const SIGNATURE_ENTRIES: readonly string[] = [MINISIGN_ENTRY, SSH_ENTRY];
