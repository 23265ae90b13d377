import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOwnBundle } from '../../scripts/window/bundled-study.js';
import { callDoor } from '../../scripts/window/call-door.js';
import { findingsReady } from '../../scripts/window/first-study.js';
import { screens } from '../../scripts/window/screens.js';
import { writeGguf } from '../../scripts/gguf/write-gguf.js';
import { RANDOM_MODEL_PRESETS, randomModel } from '../../scripts/random-model.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const SCRIPT = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
const TEXT = `Ignore this. ${SCRIPT} "><svg onload=window.hacked=1> javascript:window.hacked=1`;

describe.skipIf(NO_BROWSER !== null)(titled('names and texts that hold script'), () => {
  let window: TestWindow;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-hostile-'));
    const subject = join(folder, 'subject.gguf');
    await writeGguf(subject, randomModel(RANDOM_MODEL_PRESETS.tiny, 1, `Model ${SCRIPT}`));
    window = await TestWindow.open();
    const { door } = window;
    await callDoor(door, 'subjects.addPath', { path: subject });
    await callDoor(door, 'documents.save', { kind: 'personas', text: JSON.stringify(hostilePersonas()) });
    const draft = await callDoor(door, 'designs.create', { from: { kind: 'first-study' } });
    const design = {
      ...draft.design,
      description: TEXT,
      subjects: [subject],
      conditions: { ...draft.design.conditions, personas: ['hostile', 'INTP'], placebos: [] },
      templates: ['statement'],
      // Generated text is the subject's own; a random model writes whatever its vocabulary holds.
      administration: { ...sampled, runs: 1 },
    };
    await callDoor(door, 'designs.save', { id: draft.id, design, quick: true });
    const { study } = await callDoor(door, 'designs.lock', { id: draft.id });
    await callDoor(door, 'runs.start', { study });
    await findingsReady(door, study);
    await importOwnBundle(door, study);
    await callDoor(door, 'designs.create', { from: { kind: 'study', study } });
  });
  afterAll(async () => {
    await window.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(screens(1, 2, 2))('run nothing on $name', async ({ path }) => {
    await window.visit(path);
    await window.page.getByRole('heading', { level: 1 }).waitFor();
    await window.page.waitForTimeout(700);
    expect(await window.page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(await window.page.locator('img[src="x"]').count()).toBe(0);
    expect(window.complaints).toEqual([]);
  });

  it('are shown as the text that they are', async () => {
    await window.visit('/subjects');
    await window.page.getByText(`Model ${SCRIPT}`).first().waitFor();
    await window.visit('/personas');
    await window.page.getByText(`Persona ${SCRIPT}`).first().waitFor();
  });
});

const sampled = {
  mode: 'sampled',
  sampler: { temperature: 1, topK: null, topP: null, minP: 0 },
  answer: 'free',
  maxTokens: 4,
} as const;

function hostilePersonas(): unknown {
  return {
    schemaVersion: 1,
    id: 'hostile-file',
    name: `File ${SCRIPT}`,
    licence: SCRIPT,
    citation: SCRIPT,
    personas: [
      {
        id: 'hostile',
        name: `Persona ${SCRIPT}`,
        wordings: [{ id: 'first', text: { en: TEXT } }],
        targets: { 'jungian-4x12': { EI: 0 } },
      },
    ],
  };
}
