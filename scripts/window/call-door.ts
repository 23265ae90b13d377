import type { CallInput, CallName, CallOutput } from '../../src/shared/contract/contract.js';
import { CALLS } from '../../src/shared/contract/contract.js';
import { replySchema } from '../../src/shared/contract/definition.js';
import { MettleError } from '../../src/shared/errors.js';
import type { WebDoor } from './web-door.js';

/** Makes one call through a web door, as its pages do. Throws what the laboratory throws. */
export async function callDoor<Name extends CallName>(
  { origin, token }: Pick<WebDoor, 'origin' | 'token'>,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const response = await fetch(`${origin}/call/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const reply = replySchema.parse(await response.json());
  if (!reply.ok) throw MettleError.fromShape(reply.error);
  return CALLS[name].output.parse(reply.value) as CallOutput<Name>;
}
