import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectCommand } from '../../../src/main/cli/inspect-command.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { Graphics } from '../../../src/main/engine/graphics.js';
import { trainedSheet, pathOf } from '../../models/calibration/calibration-files.js';
import { openWorkshop, text, type Workshop } from '../engine/gguf/fixtures.js';
import { temporaryFolder } from '../laboratory/fixtures/temporary-context.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

async function environmentFor(path: string): Promise<FakeEnvironment> {
  return fakeEnvironment(await temporaryFolder(), {
    engine: async () => createEngine(),
    resolveSubject: async () => ({ path }),
  });
}
const none = async (): Promise<null> => null;
const line = (environment: FakeEnvironment, what: string): string =>
  environment.said.out
    .split('\n')
    .find((one) => one.startsWith(what))
    ?.slice(what.length)
    .trim() ?? '';

describe('mettle inspect', () => {
  it('says what a file tells of itself', async () => {
    const path = await shop.model('told.gguf', {
      metadata: {
        'general.quantized_by': text('Some Body'),
        'general.source.url': text('https://hub.example/org/model'),
        'general.languages': { type: 'string[]', value: ['en', 'de'] },
      },
    });
    const environment = await environmentFor(path);
    expect(await inspectCommand(environment, 'told.gguf', { json: false }, none)).toBe(0);
    expect(line(environment, 'Name')).toBe('Sound model');
    expect(line(environment, 'Parameters')).toMatch(/^\d{2,3},\d{3}$/);
    expect(line(environment, 'Quantization')).toMatch(/^F16, 16\.\d\d bits a weight$/);
    expect(line(environment, 'Method')).toBe('Quantized by Some Body');
    expect(line(environment, 'System prompt')).toBe('in a system role of its own');
    expect(line(environment, 'Languages')).toBe('en, de');
    expect(line(environment, 'Source')).toBe('https://hub.example/org/model');
    expect(line(environment, 'Memory')).toMatch(/with 16 lanes of 2,048 tokens \(weights /);
    expect(line(environment, 'Graphics')).toBe('none found');
    expect(line(environment, 'Speed')).toBe('unknown until a study has run here');
  });

  it('says how many layers a graphics processor has room for', async () => {
    const graphics: Graphics = { kind: 'cuda', devices: ['Device One'], totalBytes: 8e9, freeBytes: 6e9 };
    const environment = await environmentFor(await shop.model('graphics.gguf'));
    await inspectCommand(environment, 'graphics.gguf', { json: false }, async () => graphics);
    expect(line(environment, 'Graphics')).toBe('Device One: 3 of 3 layers fit 6.0 GB free of 8.0 GB');
  });

  it('prints one object, with the speed that was measured here', async () => {
    const path = pathOf('pliant-f16.gguf');
    const environment = await environmentFor(path);
    const { sha256 } = trainedSheet('pliant');
    const measured = {
      sha256,
      at: '2026-01-01T00:00:00.000Z',
      gpu: null,
      threads: 1,
      lanes: 16,
      bytesPerToken: 1e6,
      parametersPerToken: 1e6,
      readouts: 123,
      tokens: null,
    };
    const data = await temporaryFolder();
    await writeFile(
      join(data, 'speeds.json'),
      JSON.stringify({ schemaVersion: 1, measurements: [measured] }),
    );
    expect(await inspectCommand(environment, 'calibration:pliant', { data, json: true }, none)).toBe(0);
    expect(JSON.parse(environment.said.out)).toMatchObject({
      sha256,
      quantization: 'F16',
      speed: { readouts: 123, tokens: null, basis: 'measured' },
      systemRole: 'native',
      gpu: null,
    });
  });

  it('says on standard error that measured speeds were damaged', async () => {
    const environment = await environmentFor(pathOf('half-q4_0.gguf'));
    const data = await temporaryFolder();
    await copyFile(pathOf('half-q4_0.gguf'), join(data, 'speeds.json'));
    await inspectCommand(environment, 'calibration:half-q4_0', { data, json: true }, none);
    expect(environment.said.err).toMatch(/speeds\.json was damaged/);
    expect(JSON.parse(environment.said.out)).toMatchObject({ speed: null });
  });
});
