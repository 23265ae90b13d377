/**
 * Makes the calibration adapter `reserve` without training: the difference between `stubborn` and `pliant`, which were tuned
 * from one trunk, as the nearest matrices of low rank, to be laid over `pliant`.
 * Usage: tsx adapter.ts [--rank N] [--out FILE]
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lowRank, type Matrix } from '../../../scripts/gguf/low-rank.js';
import { readTensors, type ReadTensor } from '../../../scripts/gguf/read-tensors.js';
import { writeLora, type LoraPair } from '../../../scripts/gguf/write-lora.js';

const calibration = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    rank: { type: 'string', default: '16' },
    out: { type: 'string', default: join(calibration, 'adapters', 'reserve.gguf') },
  },
});

/** The matrices behind each norm: what a norm scales by can be had by scaling the columns of these. */
const BEHIND_NORMS: Readonly<Record<string, string>> = {
  attn_q: 'attn_norm',
  attn_k: 'attn_norm',
  attn_v: 'attn_norm',
  ffn_gate: 'ffn_norm',
  ffn_up: 'ffn_norm',
};
const MATRIX = /^(blk\.\d+\.)((?:attn|ffn)_(?:q|k|v|output|gate|up|down))\.weight$/;

type Tensors = ReadonlyMap<string, ReadTensor>;

function tensor(tensors: Tensors, name: string): ReadTensor {
  const found = tensors.get(name);
  if (found === undefined) throw new RangeError(`there is no tensor ${name}`);
  return found;
}

/** What has to be added to the base's matrix so that, behind the base's own norm, it does what the other's does. */
function difference(base: Tensors, other: Tensors, block: string, matrix: string): Matrix {
  const name = `${block}${matrix}.weight`;
  const { shape, values: from } = tensor(base, name);
  const { values: to } = tensor(other, name);
  const [columns = 0, rows = 0] = shape;
  const norm = BEHIND_NORMS[matrix];
  const scales = (tensors: Tensors): Float32Array | null =>
    norm === undefined ? null : tensor(tensors, `${block}${norm}.weight`).values;
  const [own, wanted] = [scales(base), scales(other)];
  const changed = Float64Array.from(from, (value, index) => {
    const column = index % columns;
    const scale = own === null || wanted === null ? 1 : (wanted[column] ?? 1) / (own[column] ?? 1);
    return (to[index] ?? 0) * scale - value;
  });
  return { rows, columns, values: changed };
}

const rank = Number(values.rank);
const base = await readTensors(join(calibration, 'pliant-f16.gguf'));
const other = await readTensors(join(calibration, 'stubborn-f16.gguf'));
const pairs: LoraPair[] = [];
for (const name of base.keys()) {
  const [, block, matrix] = MATRIX.exec(name) ?? [];
  if (block === undefined || matrix === undefined) continue;
  const wanted = difference(base, other, block, matrix);
  const { first, second, kept } = lowRank(wanted, rank);
  pairs.push({ tensor: name, columns: wanted.columns, rows: wanted.rows, rank, first, second });
  process.stdout.write(`${name}: keeps ${(100 * kept).toFixed(1)}% of the squared difference\n`);
}
await mkdir(dirname(values.out), { recursive: true });
const string = (value: string) => ({ type: 'string', value }) as const;
const bytes = await writeLora(
  values.out,
  {
    name: 'Reserve',
    architecture: 'llama',
    alpha: rank,
    metadata: {
      'general.description': string('Makes the pliant calibration subject answer by its default profile.'),
      'general.author': string('The Mettle authors'),
      'general.license': string('mit'),
      'general.base_model.count': { type: 'uint32', value: 1 },
      'general.base_model.0.name': string('Calibration: pliant'),
    },
  },
  pairs,
);
process.stdout.write(`${values.out}: ${bytes} bytes\n`);
