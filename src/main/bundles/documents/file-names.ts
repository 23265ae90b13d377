import { parseAdaptedReference, printAdaptedReference } from '../../subjects/adapted-reference.js';

/** The name of a file from its path, on any system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** A study's reference to a subject, with an adapter or without, less the folders of this machine. */
export function withoutFolders(reference: string): string {
  const adapted = parseAdaptedReference(reference);
  if (adapted === null) return plainName(reference);
  const [base, adapter] = [plainName(adapted.base), plainName(adapted.adapter)];
  return printAdaptedReference({ ...adapted, base, adapter });
}

function plainName(reference: string): string {
  return reference.startsWith('calibration:') ? reference : fileNameOf(reference);
}
