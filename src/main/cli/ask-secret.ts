import type { Output } from './environment.js';

/** As much of a terminal's input as is read here. */
export interface SecretInput {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: ((raw: boolean) => unknown) | undefined;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
}

const ENTER = ['\r', '\n'];
const END = ['\u0003', '\u0004'];
const ERASE = ['\u007f', '\b'];

/**
 * Asks for a secret and reads one line without showing it. Null where the input is no terminal, and where it is given up with
 * Ctrl-C or Ctrl-D.
 */
export async function askSecret(
  question: string,
  input: SecretInput,
  output: Output,
): Promise<string | null> {
  if (input.isTTY !== true || input.setRawMode === undefined) return null;
  output.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((done) => {
    let typed: string[] = [];
    const finish = (secret: string | null): void => {
      input.off('data', listen);
      input.setRawMode?.(false);
      input.pause();
      output.write('\n');
      done(secret);
    };
    const listen = (text: string): void => {
      for (const character of text) {
        if (ENTER.includes(character)) return finish(typed.join(''));
        if (END.includes(character)) return finish(null);
        typed = ERASE.includes(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    input.on('data', listen);
  });
}
