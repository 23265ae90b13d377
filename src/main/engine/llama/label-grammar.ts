import { LlamaGrammarEvaluationState, type Llama, type LlamaGrammar, type LlamaModel } from 'node-llama-cpp';

/**
 * A GBNF grammar of the labels, each with or without a space before it: the same ways to write an option that a readout
 * counts.
 */
export function labelGrammar(labels: readonly string[]): string {
  return `root ::= " "? (${labels.map(quote).join(' | ')})`;
}

function quote(label: string): string {
  const characters = [...label].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (/[A-Za-z0-9 ]/.test(character)) return character;
    return `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `"${characters.join('')}"`;
}

/** True where `text`, spaces aside, is a label that no other label begins with: nothing but an end can follow. */
export function isFinalLabel(text: string, labels: readonly string[]): boolean {
  const written = text.trim();
  return labels.includes(written) && !labels.some((label) => label !== written && label.startsWith(written));
}

/** Keeps the compiled grammars of one model. */
export class LabelGrammars {
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #grammars = new Map<string, LlamaGrammar>();

  constructor(llama: Llama, model: LlamaModel) {
    this.#llama = llama;
    this.#model = model;
  }

  /** The grammar at its beginning, for one answer. */
  async start(labels: readonly string[]): Promise<LlamaGrammarEvaluationState> {
    const text = labelGrammar(labels);
    const grammar = this.#grammars.get(text) ?? (await this.#llama.createGrammar({ grammar: text }));
    this.#grammars.set(text, grammar);
    return new LlamaGrammarEvaluationState({ model: this.#model, grammar });
  }
}
