import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip file that is put together by hand, so that it may say anything of itself. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** Name before the data, where it is another one. */
  readonly localName?: string | Buffer;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly method?: number;
  readonly localMethod?: number;
  readonly madeBy?: number;
  readonly attributes?: number;
  readonly claimedBytes?: number;
  readonly localBytes?: number;
  readonly claimedCompressed?: number;
  readonly crc?: number;
  /** In place of where the header lies. */
  readonly offset?: number;
  readonly extra?: Buffer;
}

const DEFLATED = 8;

/** A zip file of these entries, followed by `trailing`. */
export function zipBytes(entries: readonly RawEntry[], trailing = Buffer.alloc(0), comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? 'content');
    const method = entry.method ?? DEFLATED;
    const data = method === DEFLATED ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? name);
    const flags = entry.flags ?? 0x800;
    const sum = entry.crc ?? crc32(content);
    const compressed = entry.claimedCompressed ?? data.length;
    const bytes = entry.claimedBytes ?? content.length;
    const extra = entry.extra ?? Buffer.alloc(0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.localFlags ?? flags, 6);
    local.writeUInt16LE(entry.localMethod ?? method, 8);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(compressed, 18);
    local.writeUInt32LE(entry.localBytes ?? bytes, 22);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(entry.madeBy ?? 0x033f, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(sum, 16);
    central.writeUInt32LE(compressed, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(entry.attributes ?? 0o100644 * 0x1_0000, 38);
    central.writeUInt32LE(entry.offset ?? place, 42);
    parts.push(local, localName, data);
    directory.push(central, name, extra);
    place += 30 + localName.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(place, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, central, end, Buffer.from(comment), trailing]);
}
