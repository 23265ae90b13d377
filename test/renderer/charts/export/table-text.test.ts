import { describe, expect, it } from 'vitest';
import { numberColumn, textColumn, type ChartTable } from '../../../../src/renderer/charts/chart-table.js';
import { csvText, tabbedText } from '../../../../src/renderer/charts/export/table-text.js';

const table = (...rows: ChartTable['rows']): ChartTable => ({
  columns: [textColumn('name', 'Name'), numberColumn('value', 'Value, in points')],
  rows,
});

describe('comma-separated values', () => {
  it('quote what would break a field, keep every digit, and leave a missing value empty', () => {
    expect(csvText(table(['a, "b"\nc', 0.1 + 0.2], ['plain', null]))).toBe(
      'Name,"Value, in points"\r\n"a, ""b""\nc",0.30000000000000004\r\nplain,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('do not let a spreadsheet run %j', (text) => {
    const [, line] = csvText(table([text, 1])).split(/\r\n/);
    expect(line?.replace(/^"/, '')).toMatch(/^'/);
  });

  it('guard the text of headings too', () => {
    expect(csvText({ columns: [textColumn('x', '=HYPERLINK("a")')], rows: [] })).toBe(
      '"\'=HYPERLINK(""a"")"\r\n',
    );
  });

  it('leave negative numbers numbers', () => {
    expect(csvText(table(['x', -0.5]))).toContain('x,-0.5\r\n');
  });
});

it('copies as tabs and lines, whatever stands in a cell', () => {
  expect(tabbedText(table(['a\tb\nc', 1], ['=x', null]))).toBe("Name\tValue, in points\na b c\t1\n'=x\t");
});
