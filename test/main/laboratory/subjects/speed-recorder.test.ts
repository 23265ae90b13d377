import { describe, expect, it } from 'vitest';
import { SpeedRecorder } from '../../../../src/main/laboratory/subjects/speed-recorder.js';
import type { StudyRecord } from '../../../../src/main/store/store.js';
import type { SpeedMeasurement } from '../../../../src/main/subjects/knowledge/speed.js';
import { describeWeights } from '../../../../src/main/subjects/knowledge/weights.js';
import { inspectGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../../../src/shared/domain/subject.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { pathOf } from '../../../models/calibration/calibration-files.js';
import { numberedReadout, sampleSnapshot } from '../../store/fixtures/samples.js';

const subject = await inspectGguf(pathOf('half-q4_0.gguf'));
const runtime = { gpu: null, threads: 2, lanes: 16 } as RuntimeRecord;
const { perToken } = describeWeights(await readGgufHeader(subject.path));

const study = (changes: Partial<StudyRecord['design']> = {}): StudyRecord =>
  ({ id: 1, design: { ...sampleSnapshot('speeds', 'a').design, ...changes } }) as StudyRecord;
const readouts = (count: number): Response[] =>
  Array.from({ length: count }, (_, place) => numberedReadout(place));
const samples = (count: number, generatedTokens: number): Response[] =>
  readouts(count).map(
    (response) => ({ ...response, kind: 'sampled', generatedTokens }) as unknown as Response,
  );

/** A recorder with a clock that is moved by hand. */
function recorder(record: (measurement: SpeedMeasurement) => Promise<void> = async () => undefined) {
  const kept: SpeedMeasurement[] = [];
  let time = 1000;
  const speeds = {
    record: (measurement: SpeedMeasurement) => {
      kept.push(measurement);
      return record(measurement);
    },
  };
  return {
    kept,
    recorder: new SpeedRecorder({ speeds, clock: () => time, now: () => '2026-01-01T00:00:00.000Z' }),
    wait: (seconds: number) => void (time += seconds * 1000),
  };
}

/** Loads, answers in two batches and finishes; five seconds pass between loading and the last answer. */
async function run(
  at: ReturnType<typeof recorder>,
  responses: readonly Response[],
  { record = study(), file = subject }: { record?: StudyRecord; file?: SubjectFile } = {},
): Promise<void> {
  const half = Math.ceil(responses.length / 2);
  at.recorder.happened(record, { type: 'loading', subject: file, answered: 0, total: 100 });
  at.wait(60);
  at.recorder.happened(record, { type: 'loaded', subject: file, runtime });
  at.wait(2);
  at.recorder.stored(record, file, responses.slice(0, half));
  at.wait(3);
  at.recorder.stored(record, file, responses.slice(half));
  at.wait(60);
  at.recorder.happened(record, {
    type: 'finished',
    subject: file,
    total: 100,
    fresh: responses.length,
    seconds: 125,
  });
  await at.recorder.settled();
}

describe('SpeedRecorder', () => {
  it('counts readouts between loading and the last answer', async () => {
    const at = recorder();
    await run(at, readouts(100));
    expect(at.kept).toEqual([
      {
        sha256: subject.sha256,
        at: '2026-01-01T00:00:00.000Z',
        gpu: null,
        threads: 2,
        lanes: 16,
        bytesPerToken: perToken.bytes,
        parametersPerToken: perToken.parameters,
        readouts: 20,
        tokens: null,
      },
    ]);
  });

  it('counts generated tokens', async () => {
    const at = recorder();
    await run(at, samples(50, 12));
    expect(at.kept).toMatchObject([{ readouts: null, tokens: 120 }]);
  });

  it.each<[string, readonly Response[], Partial<StudyRecord['design']>]>([
    ['few answers', readouts(19), {}],
    ['readouts among generated text', [...readouts(30), ...samples(30, 5)], {}],
    ['text without a token', samples(30, 0), {}],
    ['strict runs', readouts(100), { determinism: 'strict' }],
    ['runs with a judge', readouts(100), { judge: { subject: 'calibration:pliant' } as never }],
  ])('leaves out %s', async (_name, responses, design) => {
    const at = recorder();
    await run(at, responses, { record: study(design) });
    expect(at.kept).toEqual([]);
  });

  it('leaves out less than a second', async () => {
    const at = recorder();
    at.recorder.happened(study(), { type: 'loaded', subject, runtime });
    at.wait(0.9);
    at.recorder.stored(study(), subject, readouts(1000));
    at.recorder.happened(study(), { type: 'finished', subject, total: 1000, fresh: 1000, seconds: 1 });
    await at.recorder.settled();
    expect(at.kept).toEqual([]);
  });

  it('begins anew with a restart, and forgets a subject that failed', async () => {
    const at = recorder();
    const error = new MettleError('ENGINE_CRASHED', 'It died.');
    at.recorder.happened(study(), { type: 'loaded', subject, runtime });
    at.recorder.stored(study(), subject, readouts(500));
    at.recorder.happened(study(), { type: 'restarting', subject, error });
    at.recorder.stored(study(), subject, readouts(500));
    await run(at, readouts(100));
    expect(at.kept).toMatchObject([{ readouts: 20 }]);
    at.recorder.happened(study(), { type: 'loaded', subject, runtime });
    at.wait(5);
    at.recorder.stored(study(), subject, readouts(100));
    at.recorder.happened(study(), { type: 'failed', subject, error });
    at.recorder.happened(study(), { type: 'finished', subject, total: 100, fresh: 100, seconds: 5 });
    await at.recorder.settled();
    expect(at.kept).toHaveLength(1);
  });

  it('outlives a file that is gone and a disk that is full', async () => {
    const gone = recorder();
    await run(gone, readouts(100), { file: { ...subject, path: '/nowhere/model.gguf' } });
    expect(gone.kept).toEqual([]);
    const full = recorder(() => Promise.reject(new Error('ENOSPC')));
    await run(full, readouts(100));
    await run(full, readouts(100));
    expect(full.kept).toHaveLength(2);
  });
});
