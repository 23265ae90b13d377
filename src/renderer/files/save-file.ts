/** Saves a blob under a name, as a download of the page. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn; a minute is ample on any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A text as a file; comma-separated values begin with a byte order mark, or spreadsheets misread their accents. */
export function textFile(
  text: string,
  type: 'text/csv' | 'image/svg+xml' | 'text/plain' | 'application/json',
): Blob {
  return new Blob([type === 'text/csv' ? `\ufeff${text}` : text], { type: `${type};charset=utf-8` });
}
