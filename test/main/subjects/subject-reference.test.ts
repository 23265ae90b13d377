import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveSubject } from '../../../src/main/subjects/resolve-subject.js';
import { subjectReference } from '../../../src/main/subjects/subject-reference.js';
import { CALIBRATION } from '../../models/calibration/calibration-files.js';

const files = readdirSync(CALIBRATION).filter((name) => name.endsWith('.gguf'));

describe('subjectReference', () => {
  it.each(files)('of the calibration subject %s leads back to it from anywhere', async (name) => {
    const reference = subjectReference(join(CALIBRATION, name), `${CALIBRATION}/`);
    expect(reference).toMatch(/^calibration:[a-z0-9_-]+$/);
    expect(await resolveSubject(reference, '/', () => CALIBRATION)).toBe(join(CALIBRATION, name));
  });

  it('leaves out the encoding that goes without saying', () => {
    expect(subjectReference(join(CALIBRATION, 'pliant-f16.gguf'), CALIBRATION)).toBe('calibration:pliant');
    expect(subjectReference(join(CALIBRATION, 'pliant-q8_0.gguf'), CALIBRATION)).toBe(
      'calibration:pliant-q8_0',
    );
  });

  it('is the absolute path of every other file', () => {
    for (const folder of ['/models', join(CALIBRATION, 'deeper'), `${CALIBRATION}-copy`]) {
      expect(subjectReference(join(folder, 'pliant-f16.gguf'), CALIBRATION)).toBe(
        join(folder, 'pliant-f16.gguf'),
      );
    }
    expect(subjectReference(join(CALIBRATION, 'pliant-f16.gguf'), null)).toBe(
      join(CALIBRATION, 'pliant-f16.gguf'),
    );
  });
});
