import { describe, expect, it } from 'vitest';
import { detailTables } from '../../../../../../src/renderer/screens/results/resistance/model/detail-tables.js';
import { syntheticView } from '../synthetic-view.js';

const view = syntheticView({ extraDomain: true });

describe('the tables of figures', () => {
  it('hold a cell a column in every row', () => {
    for (const { table } of detailTables(view)) {
      const { columns, rows } = table();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('hold the findings’ own figures', () => {
    const headline = detailTables(view)
      .find(({ id }) => id === 'headline')!
      .table();
    const { estimate, low, high } = view.result.resistance!;
    expect(headline.rows[0]).toEqual(['Resistance', estimate, low, high]);
    const adoption = detailTables(view)
      .find(({ id }) => id === 'adoption')!
      .table();
    expect(adoption.rows).toHaveLength(view.result.adoption.cells.length);
  });

  it('are left out where they would be empty', () => {
    const ids = detailTables({ ...view, result: { ...view.result, halo: null, typeAdoption: null } }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('halo');
    expect(ids).not.toContain('types');
    expect(detailTables(view).map(({ id }) => id)).toContain('halo');
  });
});
