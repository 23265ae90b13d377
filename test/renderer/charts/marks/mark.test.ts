import { describe, expect, it } from 'vitest';
import { markLabel } from '../../../../src/renderer/charts/marks/mark.js';

describe('markLabel', () => {
  it('says the tooltip’s words as sentences, and that there is something behind the mark', () => {
    const mark = { key: 'x', title: 'INTP', lines: ['Mean 2.00', 'Is it so?'], x: 0, y: 0 };
    expect(markLabel(mark)).toBe('INTP. Mean 2.00. Is it so?');
    expect(markLabel({ ...mark, open: () => undefined })).toBe(
      'INTP. Mean 2.00. Is it so? Opens the responses behind it.',
    );
  });
});
