import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { promisify } from 'node:util';

/**
 * Bytes of main memory that a new process can have without swapping: what is free and what the system would give up
 * (file cache), and no more than a container's limit leaves. `os.freemem` counts cache as used on Linux and macOS, so it
 * serves on Windows, and where the system's own figures cannot be read.
 */
export async function availableMemory(): Promise<number> {
  const available = (await systemMemory()) ?? freemem();
  const limit = process.constrainedMemory() ?? 0;
  if (limit === 0 || limit >= totalmem()) return available;
  return Math.max(0, Math.min(available, limit - process.memoryUsage.rss()));
}

async function systemMemory(): Promise<number | null> {
  if (process.platform === 'linux') return readMemoryInfo();
  if (process.platform === 'darwin') return readVirtualMemory();
  return null;
}

async function readMemoryInfo(): Promise<number | null> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  return parseMemoryInfo(text);
}

async function readVirtualMemory(): Promise<number | null> {
  const output = await promisify(execFile)('vm_stat').catch(() => ({ stdout: '' }));
  return parseVirtualMemory(output.stdout);
}

/** `MemAvailable` of Linux's /proc/meminfo in bytes, or null where the text has none. */
export function parseMemoryInfo(text: string): number | null {
  const match = /^MemAvailable:\s+(\d+) kB$/m.exec(text);
  return match === null ? null : Number(match[1]) * 1024;
}

/** Free, inactive and speculative pages of macOS's `vm_stat` in bytes, or null where the text lacks one of them. */
export function parseVirtualMemory(text: string): number | null {
  const pageSize = /page size of (\d+) bytes/.exec(text)?.[1];
  const pages = ['free', 'inactive', 'speculative'].map(
    (kind) => new RegExp(`^Pages ${kind}:\\s+(\\d+)\\.?$`, 'm').exec(text)?.[1],
  );
  if (pageSize === undefined || pages.some((count) => count === undefined)) return null;
  return pages.reduce((sum, count) => sum + Number(count), 0) * Number(pageSize);
}
