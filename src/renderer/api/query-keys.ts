import type { CallInput, CallName } from '../../shared/contract/contract.js';

/** The key under which the answer to a call is kept. */
export function queryKey<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): readonly [Name, CallInput<Name>] {
  return [name, input];
}

/** Whether a key is that of a call with one of these names; a name that ends in a dot stands for all that begin with it. */
export function isKeyOf(key: readonly unknown[], names: readonly string[]): boolean {
  const [name] = key;
  if (typeof name !== 'string') return false;
  return names.some((wanted) => (wanted.endsWith('.') ? name.startsWith(wanted) : name === wanted));
}
