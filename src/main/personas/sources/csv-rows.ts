/** A field of a row, and where it begins (line and column from 1; columns in UTF-16 units). */
export interface CsvField {
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** What a text of rows is read as: rows without the blank ones, or the place of a quote that is not closed or not alone. */
export interface CsvText {
  readonly rows: readonly (readonly CsvField[])[];
  readonly faults: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

const SEPARATORS = [',', ';', '\t'];

/**
 * Reads comma-separated values (RFC 4180): fields in double quotes may hold separators, line ends and doubled quotes; lines end
 * in LF, CR LF or CR. Semicolons or tabs separate where the first line has more of them than commas. A byte-order mark and
 * blank lines are passed over.
 */
export function readCsv(text: string): CsvText {
  const content = text.replace(/^\uFEFF/, '');
  const reader = new CsvReader(content, separatorOf(content));
  return reader.read();
}

function separatorOf(content: string): string {
  const [first = ''] = content.split(/[\r\n]/, 1);
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).separator;
}

class CsvReader {
  #offset = 0;
  #line = 1;
  #lineStart = 0;
  readonly #faults: { line: number; column: number; message: string }[] = [];

  constructor(
    private readonly content: string,
    private readonly separator: string,
  ) {}

  read(): CsvText {
    const rows: CsvField[][] = [];
    while (this.#offset < this.content.length) {
      const row = this.#row();
      if (row.some(({ value }) => value.trim() !== '')) rows.push(row);
    }
    return { rows, faults: this.#faults };
  }

  #row(): CsvField[] {
    const row = [this.#field()];
    while (this.content[this.#offset] === this.separator) {
      this.#offset += 1;
      row.push(this.#field());
    }
    this.#endLine();
    return row;
  }

  #field(): CsvField {
    const place = { line: this.#line, column: this.#offset - this.#lineStart + 1 };
    if (this.content[this.#offset] !== '"') return { value: this.#bare(), ...place };
    const value = this.#quoted();
    if (value === null) {
      this.#faults.push({ ...place, message: 'the closing quote of this field is missing' });
      return { value: '', ...place };
    }
    if (this.#bare().trim() !== '') {
      this.#faults.push({
        ...place,
        message: 'a quoted field ends with its quote: double the quotes that stand within it',
      });
    }
    return { value, ...place };
  }

  #bare(): string {
    const start = this.#offset;
    while (this.#offset < this.content.length) {
      const character = this.content[this.#offset];
      if (character === this.separator || character === '\n' || character === '\r') break;
      this.#offset += 1;
    }
    return this.content.slice(start, this.#offset);
  }

  /** Null where the quote has no end; the rest of the text is spent then. */
  #quoted(): string | null {
    let value = '';
    this.#offset += 1;
    while (this.#offset < this.content.length) {
      const character = this.content[this.#offset];
      if (character === '"') {
        this.#offset += 1;
        if (this.content[this.#offset] !== '"') return value;
        value += '"';
        this.#offset += 1;
      } else if (character === '\n' || character === '\r') {
        value += '\n';
        this.#endLine();
      } else {
        value += character ?? '';
        this.#offset += 1;
      }
    }
    return null;
  }

  #endLine(): void {
    if (this.content[this.#offset] === '\r') this.#offset += this.content[this.#offset + 1] === '\n' ? 2 : 1;
    else if (this.content[this.#offset] === '\n') this.#offset += 1;
    this.#line += 1;
    this.#lineStart = this.#offset;
  }
}
