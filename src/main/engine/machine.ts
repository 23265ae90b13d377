import { arch, cpus, platform, totalmem } from 'node:os';
import type { MachineRecord } from '../../shared/domain/subject.js';

/** The machine that the program runs on. Neither its name nor a user's is asked for. */
export function thisMachine(): MachineRecord {
  const processors = cpus();
  const name = processors[0]?.model.trim() ?? '';
  return {
    platform: platform(),
    arch: arch(),
    processor: name === '' ? null : name,
    cores: processors.length,
    memoryBytes: totalmem(),
  };
}
