import type { SubjectFile } from '../../shared/domain/subject.js';

/** A LoRA adapter to be laid over a base; `scale` is a factor on its weights, 1 as it was trained. */
export interface AdapterChoice {
  readonly path: string;
  readonly scale: number;
}

/** Where a subject lies: a model's file, and the adapter laid over it, if any. */
export interface SubjectPlace {
  readonly path: string;
  readonly adapter?: AdapterChoice;
}

/** The place of a subject that was inspected, from which it is loaded as it was. */
export function placeOfSubject({ path, adapter }: Pick<SubjectFile, 'path' | 'adapter'>): SubjectPlace {
  return adapter === undefined ? { path } : { path, adapter: { path: adapter.path, scale: adapter.scale } };
}

/** The adapter of a subject that was inspected, as a part of the options that it is loaded by. */
export function adapterOption(subject: Pick<SubjectFile, 'path' | 'adapter'>): {
  readonly adapter?: AdapterChoice;
} {
  const { adapter } = placeOfSubject(subject);
  return adapter === undefined ? {} : { adapter };
}
