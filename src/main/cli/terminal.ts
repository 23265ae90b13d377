import type { TextLayout } from '../studies/study-kind.js';
import type { Output } from './environment.js';

const LEAST_WIDTH = 60;
const MOST_WIDTH = 100;
const WIDTH_ELSEWHERE = 92;

/**
 * How text may be laid out on an output: colour and characters beyond ASCII only on a terminal (and the latter only where
 * it says that it reads UTF-8); no colour where `NO_COLOR` is set or the terminal is dumb.
 */
export function layoutOf(
  output: Output,
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): TextLayout {
  const terminal = output.isTTY === true;
  const columns = terminal ? (output.columns ?? WIDTH_ELSEWHERE) : WIDTH_ELSEWHERE;
  const noColour = variables['NO_COLOR'] !== undefined && variables['NO_COLOR'] !== '';
  return {
    width: Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, columns)),
    unicode: terminal && readsUtf8(variables, platform),
    colour: terminal && !noColour && variables['TERM'] !== 'dumb',
  };
}

function readsUtf8(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') {
    return variables['WT_SESSION'] !== undefined || variables['TERM_PROGRAM'] === 'vscode';
  }
  const locales = [variables['LC_ALL'], variables['LC_CTYPE'], variables['LANG']];
  return /utf-?8/i.test(locales.find((locale) => locale !== undefined && locale !== '') ?? '');
}
