import type { SourceFile } from '../source.js';
import { Failure, placeholderUrl, steadyFetch } from './steady-fetch.js';
import type { SteadyBytes } from './steady-bytes.js';
import { fetchedName } from './protocol.js';

const PROGRESS_MILLISECONDS = 100;

export interface FetchFiles extends SteadyBytes {
  readonly files: readonly SourceFile[];
  readonly folder: string;
  readonly progressed: (doneBytes: number) => void;
}

/**
 * Brings files into a folder under the names of `fetchedName`, with node-llama-cpp's downloader, which goes on with what is
 * there of an earlier try. Puts its own `fetch` in the place of the process's: for a process that does nothing else. Throws
 * what could not be made good, and what the signal aborts with; what arrived stays.
 */
export async function fetchFiles({ files, folder, progressed, ...steady }: FetchFiles): Promise<void> {
  const failure = new Failure();
  globalThis.fetch = steadyFetch(files, steady, failure);
  const { createModelDownloader } = await import('node-llama-cpp');
  let told = 0;
  const downloader = await createModelDownloader({
    modelUri: placeholderUrl(0, files.length),
    fileName: fetchedName(0, files.length),
    dirPath: folder,
    deleteTempFileOnCancel: false,
    parallelDownloads: 1,
    onProgress: ({ downloadedSize }) => {
      if (performance.now() - told < PROGRESS_MILLISECONDS) return;
      told = performance.now();
      progressed(downloadedSize);
    },
  });
  progressed(downloader.downloadedSize);
  try {
    await Promise.race([downloader.download({ signal: steady.signal }), failure.promise]);
  } finally {
    await downloader.cancel({ deleteTempFile: false });
  }
  steady.signal.throwIfAborted();
  failure.throwIfFailed();
}
