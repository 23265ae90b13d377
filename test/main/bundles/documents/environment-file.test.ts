import { describe, expect, it } from 'vitest';
import { environmentFile } from '../../../../src/main/bundles/documents/environment-file.js';
import { withoutFolders } from '../../../../src/main/bundles/documents/file-names.js';
import type { BundleSource } from '../../../../src/main/bundles/source.js';
import type { RuntimeRecord, SubjectFile } from '../../../../src/shared/domain/subject.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { SAMPLE_RUNTIME } from '../../store/fixtures/samples.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

function file(
  subject: Partial<SubjectFile>,
  { filePaths = false, runtime = SAMPLE_RUNTIME }: { filePaths?: boolean; runtime?: RuntimeRecord } = {},
): ReturnType<typeof environmentFile>['subjects'][number] {
  const failure = { code: 'ENGINE_CRASHED', message: '/secret/model.gguf crashed' };
  const source = {
    study: { design: { subjects: ['calibration:half', '/secret/model.gguf'] }, expectedPerSubject: 9 },
    subjects: [{ subject: { ...fakeSubject('one'), ...subject }, runtime, responses: 3, failure }],
  } as unknown as BundleSource;
  return environmentFile(source, filePaths).subjects[0]!;
}

describe('environmentFile', () => {
  it('names files alone, and says of failures and graphics processors nothing that names a path', () => {
    const runtime = {
      ...SAMPLE_RUNTIME,
      gpuFallback: 'cannot load /secret/lib/libcuda.so (C:\\secret\\x.dll)',
    };
    const adapter = {
      path: '/secret/a.gguf',
      bytes: 1,
      modifiedMs: 2,
      sha256: 'c'.repeat(64),
      name: 'a',
      scale: 1,
    };
    const parts = ['/secret/m-1.gguf', 'C:\\secret\\m-2.gguf'];
    const shown = file({ path: '/secret/model.gguf', adapter, parts }, { runtime });
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown).toMatchObject({
      subject: {
        fileName: 'model.gguf',
        path: null,
        parts: ['m-1.gguf', 'm-2.gguf'],
        adapter: { fileName: 'a.gguf' },
      },
      failure: { code: 'ENGINE_CRASHED', message: null },
    });
    const told = file({ path: '/secret/model.gguf', adapter, parts }, { filePaths: true, runtime });
    expect(told).toMatchObject({
      subject: { path: '/secret/model.gguf', parts, adapter: { path: '/secret/a.gguf' } },
      failure: { message: '/secret/model.gguf crashed' },
      runtime: { gpuFallback: runtime.gpuFallback },
    });
  });

  it('says where to get a subject, as far as that is known', () => {
    const cache = `/x/models--org--name/snapshots/${COMMIT}/file.gguf`;
    const sourceOf = (subject: Partial<SubjectFile>): string | null => file(subject).subject.source;
    expect(sourceOf({ path: cache })).toBe(`https://huggingface.co/org/name/blob/${COMMIT}/file.gguf`);
    expect(sourceOf({ path: '/y/half-f16.gguf' })).toBe('calibration:half (comes with Mettle)');
    expect(sourceOf({ path: '/y/half-q8_0.gguf' })).toBe(null);
    expect(sourceOf({ path: '/y/other.gguf', source: 'https://example.org/other' })).toBe(
      'https://example.org/other',
    );
  });
});

describe('withoutFolders', () => {
  it('leaves the names of a reference', () => {
    expect(['calibration:half', '/a/b.gguf', 'C:\\a\\b.gguf', 'b.gguf'].map(withoutFolders)).toEqual([
      'calibration:half',
      'b.gguf',
      'b.gguf',
      'b.gguf',
    ]);
  });
});
