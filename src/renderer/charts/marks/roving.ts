/** Where a key leads from one mark to another, or null for a key that does not lead. */
export function nextMark(key: string, from: number, count: number, columns: number): number | null {
  if (count === 0) return null;
  const to = target(key, from, count, columns);
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

function target(key: string, from: number, count: number, columns: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return from + 1;
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowDown':
      return from + columns < count || columns === 1 ? from + columns : from;
    case 'ArrowUp':
      return from - columns >= 0 || columns === 1 ? from - columns : from;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return from + 10 * columns;
    case 'PageUp':
      return from - 10 * columns;
    default:
      return null;
  }
}
