import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { BundleSource } from '../source.js';
import { environmentFileSchema, type BundledSubject, type EnvironmentFile } from '../format/study-files.js';
import { fileNameOf } from './file-names.js';

/** Each subject of a study, and how it was run; paths and what may name them only with `filePaths`. */
export function environmentFile({ study, subjects }: BundleSource, filePaths: boolean): EnvironmentFile {
  return environmentFileSchema.parse({
    subjects: subjects.map(({ subject, runtime, responses, failure }) => ({
      subject: bundledSubject(subject, study.design.subjects, filePaths),
      runtime: runtime === null ? null : withoutPathsIn(runtime, filePaths),
      responses,
      expected: study.expectedPerSubject,
      failure: failure === null ? null : { code: failure.code, message: filePaths ? failure.message : null },
    })),
  });
}

/** Why a graphics processor was not used is told by a driver, which may name files. */
function withoutPathsIn<Runtime extends { readonly gpuFallback?: string }>(
  runtime: Runtime,
  filePaths: boolean,
): Runtime {
  return filePaths || runtime.gpuFallback === undefined
    ? runtime
    : { ...runtime, gpuFallback: runtime.gpuFallback.replace(PATH, '…') };
}

/** What looks like an absolute path, on any system. */
const PATH = /(?:[A-Za-z]:)?[\\/][^\s"'()]+/g;

function bundledSubject(
  subject: SubjectFile,
  references: readonly string[],
  filePaths: boolean,
): BundledSubject {
  const { adapter, baseSha256, parts, parameters, weightsBytes } = subject;
  return {
    ...placeOf(subject, filePaths),
    architecture: subject.architecture,
    quantization: subject.quantization,
    family: subject.family,
    sizeLabel: subject.sizeLabel,
    licence: subject.licence,
    contextLength: subject.contextLength,
    vocabularySize: subject.vocabularySize,
    chatTemplate: subject.chatTemplate,
    tensors: subject.tensors,
    ...(parameters === undefined ? {} : { parameters }),
    ...(weightsBytes === undefined ? {} : { weightsBytes }),
    ...(parts === undefined ? {} : { parts: filePaths ? [...parts] : parts.map(fileNameOf) }),
    ...(adapter === undefined ? {} : { adapter: { ...placeOf(adapter, filePaths), scale: adapter.scale } }),
    ...(baseSha256 === undefined ? {} : { baseSha256 }),
    source: subject.source ?? sourceOf(subject, references),
  };
}

type Place = Pick<BundledSubject, 'fileName' | 'path' | 'bytes' | 'sha256' | 'name'>;

function placeOf(
  { path, bytes, sha256, name }: Pick<SubjectFile, 'path' | 'bytes' | 'sha256' | 'name'>,
  filePaths: boolean,
): Place {
  return { fileName: fileNameOf(path), path: filePaths ? path : null, bytes, sha256, name };
}

/** A commit of a repository in the cache of Hugging Face: `models--ORGANISATION--NAME/snapshots/COMMIT/FILE`. */
const HUB_CACHE = /models--([^\\/]+?)--([^\\/]+)[\\/]snapshots[\\/]([0-9a-f]{40})[\\/](.+)$/;

function sourceOf({ path }: SubjectFile, references: readonly string[]): string | null {
  const name = fileNameOf(path).replace(/\.gguf$/i, '');
  const calibration = [name, name.replace(/-f16$/, '')].map((subject) => `calibration:${subject}`);
  const own = calibration.find((reference) => references.includes(reference));
  if (own !== undefined) return `${own} (comes with Mettle)`;
  const [, organisation, repository, commit, file] = HUB_CACHE.exec(path) ?? [];
  if (organisation === undefined || file === undefined) return null;
  return `https://huggingface.co/${organisation}/${repository}/blob/${commit}/${file.replaceAll('\\', '/')}`;
}
