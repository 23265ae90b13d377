import type { LaboratoryStore, StoredResponse } from '../../store/laboratory-store.js';

/** Above every id. */
const NO_END = 2 ** 48;

/** The rows that a subject's run wrote last, found without counting those before them. */
export class NewestResponses {
  /** No row before this one is counted in `#rows`. */
  #from = 0;
  #rows: number;

  /** `stored`: rows that the subject had before anything is noted. */
  constructor(
    private readonly store: Pick<LaboratoryStore, 'responsePage'>,
    private readonly study: number,
    private readonly sha256: string,
    stored: number,
  ) {
    this.#rows = stored;
  }

  /** Notes that so many rows were written. */
  note(rows: number): void {
    this.#rows += rows;
  }

  /** The last `count` rows of those noted, the newest last. */
  async read(count: number): Promise<readonly StoredResponse[]> {
    const total = this.#rows;
    const offset = Math.max(0, total - count);
    const index = { total, stride: total + count + 1, starts: [this.#from], last: NO_END };
    const rows = await this.store.responsePage(this.study, { sha256: this.sha256 }, index, offset, count);
    const [first] = rows;
    if (first !== undefined) {
      this.#from = first.id;
      this.#rows -= offset;
    }
    return rows;
  }
}
