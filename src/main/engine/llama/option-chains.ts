import type { Token } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';

/** A place in the tree of ways to write the options, token by token. The root is the end of the prompt. */
export interface OptionNode {
  readonly children: ReadonlyMap<Token, OptionNode>;
  /** The option that is complete here, or null. */
  readonly option: number | null;
  /** Whether an option's shortest way leads through here; false where only other ways to write options do. */
  readonly essential: boolean;
}

/** Below this probability a second way to write an option is not followed: it adds less than this to the option. */
const NEGLIGIBLE = 1e-5;

interface OpenNode extends OptionNode {
  readonly children: Map<Token, OpenNode>;
  option: number | null;
  essential: boolean;
}

/**
 * The tree of all ways to write each option. An option may be written as it is or after a space (`3`, ` 3`): models differ
 * in which of the two they generate, and both are the same answer. A way that begins with another way of the same option
 * is left out, since its probability is part of the shorter one's. Throws `OPTIONS_INDISTINGUISHABLE` where two options
 * are written alike.
 */
export function buildOptionTree(
  options: readonly string[],
  tokenize: (text: string) => readonly Token[],
): OptionNode {
  const root: OpenNode = { children: new Map(), option: null, essential: true };
  options.forEach((text, option) => {
    const ways = [tokenize(text), tokenize(` ${text}`)].sort((a, b) => a.length - b.length);
    ways.forEach((way, index) => insert(root, way, { option, essential: index === 0 }, options));
  });
  return root;
}

function insert(
  root: OpenNode,
  way: readonly Token[],
  { option, essential }: { readonly option: number; readonly essential: boolean },
  options: readonly string[],
): void {
  if (way.length === 0) {
    throw new MettleError('OPTIONS_INDISTINGUISHABLE', `Option "${options[option]}" has no tokens.`);
  }
  let node = root;
  for (const token of way) {
    if (node.option === option) return;
    const next = node.children.get(token) ?? { children: new Map(), option: null, essential };
    next.essential ||= essential;
    node.children.set(token, next);
    node = next;
  }
  if (node.option !== null && node.option !== option) {
    throw new MettleError(
      'OPTIONS_INDISTINGUISHABLE',
      `Options "${options[node.option]}" and "${options[option]}" are the same to this subject's tokenizer.`,
      { hint: 'Choose a template with other labels.' },
    );
  }
  node.option = option;
}

/** Probabilities of the next token among those asked for, at one place of the tree. */
export type NextProbabilities = ReadonlyMap<Token, number>;

/**
 * Adds up each option's probability over its ways: the product of its tokens' probabilities (chain rule). Where one option
 * is the beginning of another (`1`, `10`), the shorter one's probability leaves out what goes on to the longer one.
 * `next` gives the probabilities of a node's children; it is asked for the root first and goes depth first. What leads only
 * to second ways of writing options, with a probability below 0.00001, is not followed.
 */
export async function optionProbabilities(
  root: OptionNode,
  options: number,
  next: (path: readonly Token[], node: OptionNode) => Promise<NextProbabilities>,
): Promise<number[]> {
  const sums = new Array<number>(options).fill(0);
  const visit = async (node: OptionNode, path: readonly Token[], reached: number): Promise<void> => {
    if (node.option !== null) sums[node.option] = (sums[node.option] ?? 0) + reached;
    if (node.children.size === 0 || (!node.essential && reached < NEGLIGIBLE)) return;
    const probabilities = await next(path, node);
    for (const [token, child] of node.children) {
      const share = reached * (probabilities.get(token) ?? 0);
      if (node.option !== null) sums[node.option] = Math.max(0, (sums[node.option] ?? 0) - share);
      await visit(child, [...path, token], share);
    }
  };
  await visit(root, [], 1);
  return sums;
}

/** The most tokens that one way takes. */
export function treeDepth(node: OptionNode): number {
  return Math.max(0, ...[...node.children.values()].map((child) => 1 + treeDepth(child)));
}
