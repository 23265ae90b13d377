import type { PresentedOption } from '../../../shared/domain/cell.js';
import type { Response } from '../../../shared/domain/response.js';
import { presentOptions } from '../../personas/compose.js';
import { administrationsOf, type Administered } from '../../studies/administration/ways.js';
import type { BundleContents } from '../contents.js';
import type { EnvironmentFile } from '../format/study-files.js';
import { PlanIndex, type Located } from '../tables/plan-index.js';
import { inspectHeader, modelName } from './inspect-header.js';
import { inspectSample } from './inspect-sample.js';

/** Characters that are gathered before they are passed on. */
const CHUNK_CHARACTERS = 256 * 1024;

/**
 * `inspect/SHA256.json`: all responses of one subject as a log that Inspect (inspect_ai) reads, layout version 2, in chunks.
 * Memory is bounded by one sample. Texts stay out as in the tables. Throws `STORE_CORRUPT`.
 */
export async function* inspectLog(
  contents: BundleContents,
  entry: EnvironmentFile['subjects'][number],
): AsyncGenerator<Uint8Array> {
  const samples = new SampleMaker(contents, modelName(entry));
  const header = JSON.stringify(inspectHeader(contents, entry));
  let text = `${header.slice(0, -1)},"samples":[`;
  let first = true;
  for await (const response of contents.source.responses(entry.subject.sha256)) {
    text += `${first ? '' : ','}\n${JSON.stringify(await samples.sample(response))}`;
    first = false;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(`${text}\n]}\n`, 'utf8');
}

class SampleMaker {
  readonly #index: PlanIndex;
  readonly #ways: readonly Administered[];
  readonly #kinds: ReadonlyMap<string, string>;
  /** Runs of one cell mostly follow on each other, with one prompt. */
  #prompt: { readonly hash: string; readonly text: string | null } | null = null;
  #options: { readonly cell: string; readonly options: readonly PresentedOption[] } | null = null;

  constructor(
    private readonly contents: BundleContents,
    private readonly model: string,
  ) {
    const { study } = contents.source;
    this.#index = new PlanIndex(study);
    this.#ways = administrationsOf(study);
    this.#kinds = new Map(study.conditions.map(({ id, kind }) => [id, kind]));
  }

  async sample(response: Response): Promise<unknown> {
    const located = this.#index.locate(response);
    return inspectSample(response, {
      model: this.model,
      located,
      conditionKind: this.#kinds.get(located.cell.condition) ?? '',
      options: this.#optionsOf(response.cell, located),
      prompt: await this.#promptOf(response.promptHash, located),
      rawText: this.contents.choices.rawText,
    });
  }

  async #promptOf(hash: string, { instrument }: Located): Promise<string | null> {
    const { choices, withheld, source } = this.contents;
    if (!choices.rawText || withheld.has(instrument.id)) return null;
    if (this.#prompt?.hash !== hash) this.#prompt = { hash, text: await source.prompt(hash) };
    return this.#prompt.text;
  }

  #optionsOf(cell: string, located: Located): readonly PresentedOption[] {
    if (this.#options?.cell !== cell) this.#options = { cell, options: this.#present(located) };
    return this.#options.options;
  }

  #present({ way, instrument, item }: Located): readonly PresentedOption[] {
    const administered = this.#ways[way];
    const none = instrument.format === 'open' || this.contents.withheld.has(instrument.id);
    if (administered === undefined || none) return [];
    const { template, order, language, specification } = administered;
    return presentOptions(instrument, specification?.labels ?? template.labels, order, language, item);
  }
}
