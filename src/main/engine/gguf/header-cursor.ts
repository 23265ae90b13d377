/** Thrown where the bytes at hand end before the header does; `length` is how many (from the file's start) are needed. */
export class HeaderEndsEarly extends Error {
  override readonly name = 'HeaderEndsEarly';
  constructor(
    readonly length: number,
    readonly field: string,
  ) {
    super(`${field} reaches to byte ${length}`);
  }
}

/** Thrown where the header says something that no GGUF file says. The message completes "the header is damaged: …". */
export class HeaderDamaged extends Error {
  override readonly name = 'HeaderDamaged';
}

/** No field of a real header is longer; a larger length is noise, and believing it would mean allocating it. */
const LONGEST_FIELD = 2 ** 40;

/** Reads little-endian fields one after the other, and never past the bytes it was given. */
export class HeaderCursor {
  position = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Moves past `length` bytes and returns where they begin. Throws HeaderEndsEarly or HeaderDamaged. */
  advance(length: number, field: string): number {
    if (!(length <= LONGEST_FIELD)) throw new HeaderDamaged(`${field} claims ${length} bytes`);
    const start = this.position;
    const end = start + length;
    if (end > this.bytes.length) throw new HeaderEndsEarly(end, field);
    this.position = end;
    return start;
  }

  uint8(field: string): number {
    return this.bytes.readUInt8(this.advance(1, field));
  }

  int8(field: string): number {
    return this.bytes.readInt8(this.advance(1, field));
  }

  uint16(field: string): number {
    return this.bytes.readUInt16LE(this.advance(2, field));
  }

  int16(field: string): number {
    return this.bytes.readInt16LE(this.advance(2, field));
  }

  uint32(field: string): number {
    return this.bytes.readUInt32LE(this.advance(4, field));
  }

  int32(field: string): number {
    return this.bytes.readInt32LE(this.advance(4, field));
  }

  float32(field: string): number {
    return this.bytes.readFloatLE(this.advance(4, field));
  }

  float64(field: string): number {
    return this.bytes.readDoubleLE(this.advance(8, field));
  }

  /** Exact up to 2^53; beyond that the nearest number, which only serves to be refused. */
  uint64(field: string): number {
    const start = this.advance(8, field);
    return this.bytes.readUInt32LE(start) + this.bytes.readUInt32LE(start + 4) * 2 ** 32;
  }

  /** Exact from -2^53 to 2^53. */
  int64(field: string): number {
    const start = this.advance(8, field);
    return this.bytes.readUInt32LE(start) + this.bytes.readInt32LE(start + 4) * 2 ** 32;
  }

  /** A UTF-8 text of at most `longest` bytes. */
  string(field: string, longest = LONGEST_FIELD): string {
    const length = this.uint64(field);
    if (length > longest) throw new HeaderDamaged(`${field} claims ${length} bytes`);
    const start = this.advance(length, field);
    return this.bytes.toString('utf8', start, start + length);
  }

  skipString(field: string): void {
    this.advance(this.uint64(field), field);
  }
}
