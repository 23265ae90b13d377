import type { z } from 'zod';
import { CALLS, type CallName, type Handlers } from '../../shared/contract/contract.js';
import type { Reply } from '../../shared/contract/definition.js';
import { MettleError } from '../../shared/errors.js';

/**
 * Answers one call that came through a door: checks its name and input, calls the handler, and turns whatever happens into a
 * reply. Never throws. `log` hears of errors that no handler foresaw, with their cause, which does not cross the boundary.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  log: (error: MettleError) => void,
): Promise<Reply<unknown>> {
  try {
    if (typeof name !== 'string' || !isCallName(name)) {
      const shown = JSON.stringify(name)?.slice(0, 100) ?? typeof name;
      throw new MettleError('INVALID_INPUT', `There is no call ${shown}.`, {
        hint: 'Window and program are of different versions: close Mettle and start it again.',
      });
    }
    return { ok: true, value: await answer(handlers, name, input) };
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code === 'INTERNAL') log(error);
    return { ok: false, error: error.toShape() };
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

async function answer<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
): Promise<unknown> {
  const checked = CALLS[name].input.safeParse(input);
  if (!checked.success) {
    throw new MettleError(
      'INVALID_INPUT',
      `The call ${name} was given what it cannot take: ${firstProblem(checked.error)}.`,
    );
  }
  const handler = handlers[name] as (input: unknown) => Promise<unknown>;
  return handler(checked.data);
}

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it has the wrong shape';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
