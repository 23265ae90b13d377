import { useState } from 'react';
import { useEvent } from '../../api/hooks.js';

/** How far the reading of a subject's responses has come. */
export interface Reading {
  readonly done: number;
  readonly total: number;
}

/** How far the findings of a study's subjects have come, by subject, as the door tells it. */
export function useReading(study: number): ReadonlyMap<string, Reading> {
  const [reading, setReading] = useState<ReadonlyMap<string, Reading>>(new Map());
  useEvent('results.progress', (progress) => {
    if (progress.study !== study) return;
    setReading((known) =>
      new Map(known).set(progress.subject, { done: progress.done, total: progress.total }),
    );
  });
  return reading;
}
