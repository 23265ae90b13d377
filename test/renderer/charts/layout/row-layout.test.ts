import { describe, expect, it } from 'vitest';
import { rowLayout } from '../../../../src/renderer/charts/layout/row-layout.js';

describe('rows', () => {
  it('place their values on one axis between names and figures, and hold what lies beyond at its ends', () => {
    const rows = [
      { key: 'a', label: 'A name', text: '0.50 [0.40, 0.60]' },
      { key: 'b', label: 'B', text: '' },
    ];
    const layout = rowLayout({ groups: [{ heading: 'Group', rows }], domain: [0, 1], width: 600, top: 10 });
    expect(layout.x(0)).toBeGreaterThan(layout.left);
    expect(layout.x(1)).toBeLessThan(layout.right);
    expect(layout.x(7)).toBe(layout.x(1));
    expect(layout.rows[1]!.y - layout.rows[0]!.y).toBe(26);
    expect(layout.headings[0]!.y).toBeLessThan(layout.rows[0]!.top);
  });
});
