/** Whose signature holds, or why none does: one sentence. */
export type SignatureResult =
  { readonly name: string; readonly problem: null } | { readonly name: null; readonly problem: string };
