import { describe, expect, it } from 'vitest';
import {
  filteredSubjects,
  NO_FILTER,
  otherStores,
  storesOf,
} from '../../../../../src/renderer/screens/subjects/model/subject-filter.js';
import { foundSubjects } from '../../../../../src/renderer/screens/subjects/model/subject-search.js';
import { subject } from '../subjects-fixture.js';

const hub = {
  store: 'hugging-face',
  repository: 'org/Zeta-GGUF',
  revision: null,
  tag: null,
  notes: [],
} as const;
const subjects = [
  subject('/m/zeta-q4.gguf', { family: 'Zeta', quantization: 'Q4_K_M', source: { ...hub, notes: [] } }),
  subject('/m/zeta-q8.gguf', { family: 'Zeta', fits: false }),
  subject('/m/alpha.gguf', { family: 'Alpha' }),
];

function found(changes: Partial<typeof NO_FILTER>): string[] {
  return filteredSubjects(subjects, { ...NO_FILTER, ...changes }).map(({ reference }) => reference);
}

describe('a filter of subjects', () => {
  it('lets everything through at first', () => {
    expect(found({})).toHaveLength(subjects.length);
  });

  it('wants text, store and memory at once', () => {
    expect(found({ text: 'zeta' })).toEqual(['/m/zeta-q4.gguf', '/m/zeta-q8.gguf']);
    expect(found({ text: 'zeta', fits: true })).toEqual(['/m/zeta-q4.gguf']);
    expect(found({ store: 'folder' })).toEqual(['/m/zeta-q8.gguf', '/m/alpha.gguf']);
    expect(found({ text: 'zeta', store: 'folder', fits: true })).toEqual([]);
  });

  it('offers the stores that hold something', () => {
    expect(storesOf(subjects)).toEqual(['folder', 'hugging-face']);
  });
});

describe('stores that were searched', () => {
  it('are told from Mettle’s own places', () => {
    const searched = (['calibration', 'folder', 'mettle', 'ollama'] as const).map((store) => ({
      store,
      paths: [],
      subjects: 0,
      skipped: 0,
    }));
    expect(otherStores(searched).map(({ store }) => store)).toEqual(['ollama']);
    expect(otherStores(searched.slice(0, 3))).toEqual([]);
  });
});

describe('a search for subjects', () => {
  it('wants every word, wherever it occurs', () => {
    const references = foundSubjects(subjects, ' zeta  q4_k ').map(({ reference }) => reference);
    expect(references).toEqual(['/m/zeta-q4.gguf']);
    expect(foundSubjects(subjects, 'org/zeta')).toHaveLength(1);
    expect(foundSubjects(subjects, '')).toHaveLength(subjects.length);
    expect(foundSubjects(subjects, 'nothing of the kind')).toEqual([]);
  });
});
