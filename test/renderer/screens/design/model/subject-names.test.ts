import { describe, expect, it } from 'vitest';
import { subjectNames } from '../../../../../src/renderer/screens/design/model/subject-names.js';

const nameOf = subjectNames([
  { reference: 'calibration:pliant', name: 'Pliant', quantization: 'F16' },
  { reference: 'calibration:half', name: 'Half', quantization: 'F16' },
  { reference: 'calibration:half-q4_0', name: 'Half', quantization: 'Q4_0' },
]);

describe('the name of a subject', () => {
  it('holds the quantization where the name alone does not tell', () => {
    expect(nameOf('calibration:pliant')).toBe('Pliant');
    expect(nameOf('calibration:half-q4_0')).toBe('Half Q4_0');
  });

  it('is the file’s where the subject is not in the list', () => {
    expect(nameOf('/models/gone.gguf')).toBe('gone.gguf');
    expect(nameOf('C:\\models\\gone.gguf')).toBe('gone.gguf');
  });
});
