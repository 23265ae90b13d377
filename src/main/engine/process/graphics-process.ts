import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import type { Graphics } from '../graphics.js';

/*
 * Says what graphics processor llama.cpp finds, and ends. A driver that crashes takes this process with it and no other.
 */
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// As in the engine's process: node-llama-cpp tries its binary in a process of its own, without this one's loader.
process.execArgv = [];

process.send?.(await look());

async function look(): Promise<Graphics | null> {
  const llama = await getLlama({
    gpu: 'auto',
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.disabled,
  });
  if (llama.gpu === false) return null;
  const [devices, { total, free }] = await Promise.all([llama.getGpuDeviceNames(), llama.getVramState()]);
  return { kind: llama.gpu, devices, totalBytes: total, freeBytes: free };
}
