const LENGTH_BYTES = 4;

/** Reads the strings of SSH's wire format (RFC 4251, section 5). */
export class SshWire {
  #place = 0;

  constructor(private readonly bytes: Buffer) {}

  get ended(): boolean {
    return this.#place === this.bytes.length;
  }

  /** The next `length` bytes as they are. Throws a RangeError behind the end. */
  raw(length: number): Buffer {
    const end = this.#place + length;
    if (end > this.bytes.length) throw new RangeError('the bytes end before what they hold');
    const part = this.bytes.subarray(this.#place, end);
    this.#place = end;
    return part;
  }

  number(): number {
    return this.raw(LENGTH_BYTES).readUInt32BE(0);
  }

  string(): Buffer {
    return this.raw(this.number());
  }
}

/** A string in SSH's wire format. */
export function sshString(bytes: Buffer | string): Buffer {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length, 0);
  return Buffer.concat([length, content]);
}
