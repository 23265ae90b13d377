/** A column: its heading, and on which side its text stands. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
}

/** Rows below their headings, columns as wide as they need be, two spaces apart; no line ends in white space. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ heading }, position) =>
    Math.max(heading.length, ...rows.map((row) => row[position]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, position) => {
        const cell = cells[position] ?? '';
        const width = widths[position] ?? 0;
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ heading }) => heading)), ...rows.map(line)];
}
