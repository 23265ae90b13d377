/** Characters at the end of a name that are always shown: enough for `-instruct-q4_k_m.gguf` to be told from its neighbours. */
const KEPT = 16;

/** The two parts of a text that is shortened in its middle: what gives way, and what always stays. Nothing is lost between. */
export function splitForMiddle(text: string): readonly [start: string, end: string] {
  const characters = [...text];
  if (characters.length <= KEPT) return ['', text];
  const kept = Math.min(KEPT, Math.floor(characters.length / 2));
  return [characters.slice(0, -kept).join(''), characters.slice(-kept).join('')];
}
