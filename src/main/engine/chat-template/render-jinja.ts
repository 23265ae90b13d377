import * as library from '@huggingface/jinja';
import { strftime, TEMPLATE_DATE } from './template-date.js';

/** What is used of the library, whose own type files cannot be resolved from an ES module. */
interface Jinja {
  tokenize(
    template: string,
    options: { readonly lstrip_blocks: boolean; readonly trim_blocks: boolean },
  ): unknown;
  parse(tokens: unknown): unknown;
  readonly Environment: new () => { set(name: string, value: unknown): unknown };
  readonly Interpreter: new (environment: unknown) => { run(program: unknown): { readonly value: unknown } };
}

const jinja = library as unknown as Jinja;

/** Turns variables into text; a parsed Jinja template. */
export type JinjaRenderer = (variables: Readonly<Record<string, unknown>>) => string;

/**
 * Parses a Jinja template with the settings of Hugging Face's `apply_chat_template` (`trim_blocks`, `lstrip_blocks`) and its
 * globals, with one difference: `strftime_now` always gives `TEMPLATE_DATE`, so that a prompt does not change from day to
 * day. Throws an Error where the text is no template; the renderer throws where the template raises or uses what Jinja for
 * JavaScript lacks.
 */
export function compileJinja(template: string): JinjaRenderer {
  const program = jinja.parse(jinja.tokenize(template, { lstrip_blocks: true, trim_blocks: true }));
  return (variables) => {
    const environment = new jinja.Environment();
    for (const [name, value] of Object.entries({ ...GLOBALS, ...variables })) environment.set(name, value);
    const result = new jinja.Interpreter(environment).run(program).value;
    if (typeof result !== 'string') throw new Error('The template gives no text.');
    return result;
  };
}

const GLOBALS: Readonly<Record<string, unknown>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  range,
  raise_exception: (message: string) => {
    throw new Error(message);
  },
  strftime_now: (format: string) => strftime(TEMPLATE_DATE, format),
};

function range(first: number, second?: number, step = 1): number[] {
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0) throw new Error('range() needs a step that is not 0.');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  return Array.from({ length }, (_, index) => start + index * step);
}
