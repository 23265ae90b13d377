import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personaFileSchema } from '../../../../src/shared/domain/persona.js';
import { identifierSchema } from '../../../../src/shared/domain/text.js';
import { copyText } from '../../../../src/renderer/screens/documents/copy-text.js';
import {
  freeId,
  identifierOf,
  lineAt,
  lineCount,
  lineStart,
} from '../../../../src/renderer/screens/documents/document-text.js';

const texts = fc.array(fc.string({ maxLength: 6 }), { maxLength: 8 }).map((lines) => lines.join('\n'));

describe('lines', () => {
  it('begin where they are found again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (let line = 1; line <= lineCount(text); line += 1) {
          const start = lineStart(text, line);
          expect(lineAt(text, start)).toBe(line);
          expect(start === 0 || text[start - 1] === '\n').toBe(true);
        }
      }),
    );
  });

  it('beyond the end are the last one', () => {
    expect(lineStart('a\nb', 9)).toBe(2);
  });
});

describe('ids', () => {
  it('made of any name are identifiers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        expect(identifierSchema.safeParse(identifierOf(name, 'persona')).success).toBe(true);
      }),
    );
    expect(identifierOf('Zoë, the night nurse', 'persona')).toBe('zoe-the-night-nurse');
  });

  it('are free, and still identifiers', () => {
    const long = 'x'.repeat(64);
    const second = freeId(long, new Set([long]));
    expect(second).not.toBe(long);
    expect(identifierSchema.safeParse(second).success).toBe(true);
    expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});

describe('copyText', () => {
  const file = {
    schemaVersion: 1,
    id: 'types',
    name: 'Types',
    licence: 'CC0-1.0',
    citation: 'us',
    personas: [
      { id: 'INTP', name: 'The thinker', targets: {}, wordings: [{ id: 'a', text: { en: 'You think.' } }] },
    ],
  };

  it('renames the document and everything in it, and nothing else', () => {
    const copy: unknown = JSON.parse(copyText(JSON.stringify(file), new Set(['types', 'INTP', 'INTP-own'])));
    expect(copy).toEqual({
      ...file,
      id: 'types-own',
      name: 'Types (copy)',
      personas: [{ ...file.personas[0], id: 'INTP-own-2' }],
    });
    expect(personaFileSchema.safeParse(copy).success).toBe(true);
  });

  it('leaves alone what is no document', () => {
    expect(copyText('[1, 2]', new Set())).toBe('[1, 2]');
  });
});
