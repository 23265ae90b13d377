const LONGEST_NAME_BYTES = 1024;
const CONTROL = /\p{Cc}/u;

/**
 * The name that raw bytes spell, or why they are none: what could lead out of a folder, what a system would read as another
 * name, and what is not UTF-8.
 */
export function readEntryName(
  bytes: Uint8Array,
): { readonly name: string; readonly problem?: undefined } | { readonly problem: string } {
  if (bytes.length === 0) return { problem: 'an entry has no name' };
  if (bytes.length > LONGEST_NAME_BYTES) return { problem: 'an entry has a name of more than 1024 bytes' };
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // What cannot be decoded is what is looked for.
    return {
      problem: `the name of an entry is not UTF-8 (${Buffer.from(bytes).toString('latin1').slice(0, 60)})`,
    };
  }
  const problem = problemOf(name);
  return problem === null ? { name } : { problem: `the entry ${JSON.stringify(name)} ${problem}` };
}

function problemOf(name: string): string | null {
  if (CONTROL.test(name)) return 'has a control character in its name';
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/')) return 'names a place outside the bundle';
  if (/^[A-Za-z]:/.test(name)) return 'names a drive';
  if (name.endsWith('/')) return 'is a folder, where a bundle holds files alone';
  const parts = name.split('/');
  if (parts.includes('..')) return 'leads out of the bundle';
  if (parts.some((part) => part === '' || part === '.')) return 'has an empty part in its name';
  return null;
}

/** Why names cannot lie in one folder on every system, or null: equal but for case or form, or a file where a folder is. */
export function clashOf(names: readonly string[]): string | null {
  const folded = new Map<string, string>();
  for (const name of names) {
    const key = fold(name);
    const other = folded.get(key);
    if (other !== undefined) {
      return other === name
        ? `the entry ${JSON.stringify(name)} is there twice`
        : `the entries ${JSON.stringify(other)} and ${JSON.stringify(name)} are one file on some systems`;
    }
    folded.set(key, name);
  }
  for (const [key, name] of folded) {
    const parts = key.split('/');
    for (let length = 1; length < parts.length; length += 1) {
      const folder = folded.get(parts.slice(0, length).join('/'));
      if (folder !== undefined) {
        return `the entry ${JSON.stringify(folder)} is a file, and ${JSON.stringify(name)} lies in it`;
      }
    }
  }
  return null;
}

function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
