/**
 * Gives texts one by one that are read together: what is asked for before anybody else has a turn is one reading. Null for a hash
 * without a text. Throws what `read` throws, to everybody who asked.
 */
export function batchedPrompts(
  read: (hashes: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): (hash: string) => Promise<string | null> {
  let asked = new Set<string>();
  let answer: Promise<ReadonlyMap<string, string>> | null = null;
  const readAsked = async (): Promise<ReadonlyMap<string, string>> => {
    await Promise.resolve();
    const hashes = [...asked];
    [asked, answer] = [new Set(), null];
    return read(hashes);
  };
  return async (hash) => {
    asked.add(hash);
    answer ??= readAsked();
    return (await answer).get(hash) ?? null;
  };
}
