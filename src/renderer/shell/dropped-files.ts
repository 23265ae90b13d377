/** What a dropped file is for, by its name: a study file, or a path to look for subjects. */
export type DroppedKind = 'study-file' | 'subject-path';

/** Sorts a dropped file or folder by its name. */
export function kindOfDropped(name: string): DroppedKind {
  return /\.json$/i.test(name) ? 'study-file' : 'subject-path';
}
