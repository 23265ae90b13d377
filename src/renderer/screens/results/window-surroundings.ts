import { responsesAddress } from '../responses/filter-address.js';
import { resultsAddress } from './model/results-address.js';
import type { ResultsSurroundings } from './surroundings.js';

/** Results in the window: everything leads on to what is behind it. */
export const WINDOW_SURROUNDINGS: ResultsSurroundings = {
  part: 'all',
  idPrefix: '',
  whose: null,
  everyScale: false,
  bar: true,
  subjectAddress: (study, sha256) => `#${resultsAddress(study, { subject: sha256, view: null })}`,
  runAddress: (study) => `#/run/${study}`,
  responsesAddress,
};
