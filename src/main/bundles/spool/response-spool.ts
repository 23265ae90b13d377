import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import type { Response } from '../../../shared/domain/response.js';
import { chunkBytes, chunkResponses } from './response-chunk.js';
import { TemporaryFile } from './temporary-file.js';

/** A chunk ends at so many responses, or sooner at so many characters of text. */
const CHUNK_RESPONSES = 2000;
const CHUNK_CHARACTERS = 4 * 1024 * 1024;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

interface Chunk {
  readonly start: number;
  readonly length: number;
}

/**
 * Responses of each subject in a temporary file, in a form that is read back several times as fast as a store or a bundle. One chunk
 * is held at a time, and two numbers for each that was written.
 */
export class ResponseSpool {
  readonly #whole = new Map<string, readonly Chunk[]>();
  /** One append at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly file: TemporaryFile) {}

  /** Makes one in `folder`. Throws `FILE_UNREADABLE` where there can be no file in it. */
  static async create(folder: string): Promise<ResponseSpool> {
    return new ResponseSpool(await TemporaryFile.create(folder));
  }

  /** Whether all responses of a subject are in here. */
  has(sha256: string): boolean {
    return this.#whole.has(sha256);
  }

  /** Takes the responses of a subject one by one; they are in here once it has ended. */
  writer(sha256: string): SpoolWriter {
    return new SpoolWriter(
      (bytes) => this.#append(bytes),
      (chunks) => this.#whole.set(sha256, chunks),
    );
  }

  /** A subject's responses as they were taken. */
  async *read(sha256: string): AsyncGenerator<Response> {
    for (const { start, length } of this.#whole.get(sha256) ?? []) {
      yield* chunkResponses(await inflate(await this.file.read(start, length)));
    }
  }

  /** Safe to call twice. */
  close(): Promise<void> {
    return this.file.close();
  }

  async #append(bytes: Buffer): Promise<Chunk> {
    const packed = await deflate(bytes, { level: constants.Z_BEST_SPEED });
    const start = this.#last.then(() => this.file.append(packed));
    this.#last = start;
    return { start: await start, length: packed.length };
  }
}

/** Writes one subject's responses. */
export class SpoolWriter {
  readonly #chunks: Chunk[] = [];
  #pending: Response[] = [];
  #characters = 0;

  constructor(
    private readonly append: (bytes: Buffer) => Promise<Chunk>,
    private readonly whole: (chunks: readonly Chunk[]) => void,
  ) {}

  /** Resolves at once unless a chunk is full. Throws `FILE_UNREADABLE`. */
  add(response: Response): Promise<void> | undefined {
    this.#pending.push(response);
    if (response.kind === 'sampled') this.#characters += response.text.length;
    const full = this.#pending.length >= CHUNK_RESPONSES || this.#characters >= CHUNK_CHARACTERS;
    return full ? this.#flush() : undefined;
  }

  async end(): Promise<void> {
    await this.#flush();
    this.whole(this.#chunks);
  }

  async #flush(): Promise<void> {
    const responses = this.#pending;
    this.#pending = [];
    this.#characters = 0;
    for (const bytes of chunkBytes(responses)) this.#chunks.push(await this.append(bytes));
  }
}
