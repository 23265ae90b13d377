import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callDoor } from './call-door.js';
import { findingsReady } from './first-study.js';
import type { WebDoor } from './web-door.js';

const EXAMPLES = join(import.meta.dirname, '../../examples');

/** The example study of each kind but resistance, whose example is the first study. */
export const KIND_EXAMPLES = {
  gain: 'graded-conditioning',
  specification: 'specification-curve',
  readings: 'second-readings',
  quantization: 'quantized-variants',
  replication: 'replication',
  instability: 'persona-instability',
  identity: 'identity-congruence',
  population: 'simulated-population',
} as const;
export type ExampleKind = keyof typeof KIND_EXAMPLES;

/** The example study of a kind as its file has it. */
export async function exampleText(kind: ExampleKind): Promise<string> {
  return readFile(join(EXAMPLES, `${KIND_EXAMPLES[kind]}.json`), 'utf8');
}

/**
 * Runs the example study of a kind behind a door, a few items a scale, until its findings are there; gives its number. With
 * `changes` in place of what stands at the top of its file.
 */
export async function runExample(
  door: WebDoor,
  kind: ExampleKind,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const text = JSON.stringify({ ...(JSON.parse(await exampleText(kind)) as object), ...changes });
  const { id, design } = await callDoor(door, 'designs.create', { from: { kind: 'file', text } });
  await callDoor(door, 'designs.save', { id, design, quick: true });
  const { study } = await callDoor(door, 'designs.lock', { id });
  await callDoor(door, 'runs.start', { study });
  await findingsReady(door, study);
  return study;
}
