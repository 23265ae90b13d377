import type { ResponseFilter, ResponsePage } from '../../../shared/contract/responses.js';
import type { LaboratoryStore, ResponseIndex, ResponseQuery } from '../../store/laboratory-store.js';
import { canonicalJson } from '../../studies/canonical-json.js';
import { storedStudy } from '../stored-study.js';
import { filterQuery } from './filter-query.js';
import { RowMaker } from './row-maker.js';

/** Filters whose pages are found at once. */
const KEPT_TABLES = 12;

/** A study's responses under one filter, as they stood when their pages were counted. */
interface Table {
  /** Changes with every batch of responses that is stored. */
  readonly version: string;
  readonly query: ResponseQuery;
  readonly index: ResponseIndex;
  readonly rows: RowMaker;
}

/**
 * Pages of a study's responses. Where they begin is counted once for each filter, and anew when the first page is asked for
 * and more was stored since: a table that is scrolled does not grow under the reader.
 */
export class ResponseTables {
  /** The one used last at the end. */
  readonly #tables = new Map<string, Promise<Table>>();

  constructor(private readonly store: LaboratoryStore) {}

  /**
   * Rows `offset` to `offset + limit`. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`, `STORE_*`, and `INVALID_INPUT` for a
   * filter that names what the study does not have.
   */
  async page(study: number, filter: ResponseFilter, offset: number, limit: number): Promise<ResponsePage> {
    const { query, index, rows } = await this.#table(study, filter, offset === 0);
    const stored = await this.store.responsePage(study, query, index, offset, limit);
    return { total: index.total, offset, rows: stored.map((response) => rows.row(response)) };
  }

  async #table(study: number, filter: ResponseFilter, first: boolean): Promise<Table> {
    const name = canonicalJson({ study, filter });
    const known = this.#tables.get(name);
    const table =
      known === undefined ? this.#count(study, filter) : first ? this.#renew(known, study, filter) : known;
    this.#tables.delete(name);
    this.#tables.set(name, table);
    for (const old of [...this.#tables.keys()].slice(0, -KEPT_TABLES)) this.#tables.delete(old);
    try {
      return await table;
    } catch (thrown) {
      if (this.#tables.get(name) === table) this.#tables.delete(name);
      throw thrown;
    }
  }

  async #renew(known: Promise<Table>, study: number, filter: ResponseFilter): Promise<Table> {
    const table = await known;
    const { updatedAt } = await storedStudy(this.store, study);
    return table.version === updatedAt ? table : this.#count(study, filter);
  }

  async #count(study: number, filter: ResponseFilter): Promise<Table> {
    const record = await storedStudy(this.store, study);
    const query = filterQuery(record, filter);
    const index = await this.store.responseIndex(study, query);
    return { version: record.updatedAt, query, index, rows: new RowMaker(record) };
  }
}
