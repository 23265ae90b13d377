import { expect, it } from 'vitest';
import { kindOfDropped } from '../../../src/renderer/shell/dropped-files.js';

it.each([
  ['study.json', 'study-file'],
  ['STUDY.JSON', 'study-file'],
  ['a.mettle.zip', 'bundle'],
  ['A.ZIP', 'bundle'],
  ['model-Q4_K_M.gguf', 'subject-path'],
  ['models', 'subject-path'],
  ['a.json.gguf', 'subject-path'],
])('%s is dropped as a %s', (name, kind) => {
  expect(kindOfDropped(name)).toBe(kind);
});
