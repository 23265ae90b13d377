/** What a dropped file is for, by its name: a study file, a bundle, or a path to look for subjects. */
export type DroppedKind = 'study-file' | 'bundle' | 'subject-path';

/** Sorts a dropped file or folder by its name. */
export function kindOfDropped(name: string): DroppedKind {
  if (/\.zip$/i.test(name)) return 'bundle';
  return /\.json$/i.test(name) ? 'study-file' : 'subject-path';
}
