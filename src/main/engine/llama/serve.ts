import { MettleError } from '../../../shared/errors.js';
import { commandSchema, type Command, type LoadMessage, type Report } from '../process/protocol.js';
import { LoadedEngine } from './loaded-engine.js';

/** Answers the commands that arrive in this process, one stream at a time. */
export function serve(): void {
  let engine: LoadedEngine | null = null;
  process.on('message', (message) => {
    const command = commandSchema.parse(message);
    if (command.type === 'load') {
      void load(command).then((loaded) => {
        engine = loaded;
      });
    } else if (engine === null) {
      throw new MettleError(
        'ENGINE_PROTOCOL',
        `The command ${command.type} came before a subject was loaded.`,
      );
    } else {
      engine.handle(command);
    }
  });
}

/** A command to a loaded engine. */
export type StreamCommand = Exclude<Command, LoadMessage>;

async function load(message: LoadMessage): Promise<LoadedEngine | null> {
  try {
    return await LoadedEngine.load(message, report);
  } catch (thrown) {
    report({ type: 'load-failed', error: MettleError.from(thrown, 'ENGINE_LOAD_FAILED').toShape() });
    return null;
  }
}

function report(message: Report): void {
  process.send?.(message);
}
