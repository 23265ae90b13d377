/**
 * A stretch of a prompt. `system` and `user`: the study's own text, which a subject reads as plain text; `token`: a control
 * token of the subject's chat template; `frame`: what else the template puts around.
 */
export interface PromptSegment {
  readonly kind: 'system' | 'user' | 'token' | 'frame';
  readonly text: string;
}

/** Shapes of control tokens: `<|im_start|>`, `<｜User｜>`, `<start_of_turn>`, `<s>`, `</s>`, `[INST]`, `<<SYS>>`, `<bos>`. */
const CONTROL_TOKEN =
  /<<\/?[A-Za-z_]+>>|<[|｜][^<>\n]{1,60}[|｜]>|<\/?[A-Za-z_][A-Za-z0-9_]{0,40}>|\[\/?[A-Z][A-Z_]{1,40}\]/gu;

/**
 * A prompt cut into stretches that join to exactly the same text. The study's own texts are found first, so that nothing in
 * a persona is taken for a token of the template. Chat templates may trim a text; it is then found without its margins.
 */
export function promptSegments(
  text: string,
  { system, user }: { readonly system: string | null; readonly user: string },
): PromptSegment[] {
  const systemAt = system === null ? null : find(text, system, 0);
  const userAt = find(text, user, systemAt?.end ?? 0);
  const segments: PromptSegment[] = [];
  let done = 0;
  for (const found of [
    systemAt === null ? null : { ...systemAt, kind: 'system' as const },
    userAt === null ? null : { ...userAt, kind: 'user' as const },
  ]) {
    if (found === null) continue;
    segments.push(...frameSegments(text.slice(done, found.start)));
    segments.push({ kind: found.kind, text: text.slice(found.start, found.end) });
    done = found.end;
  }
  segments.push(...frameSegments(text.slice(done)));
  return segments;
}

function find(text: string, part: string, from: number): { start: number; end: number } | null {
  for (const wanted of [part, part.trim()]) {
    const start = wanted === '' ? -1 : text.indexOf(wanted, from);
    if (start >= 0) return { start, end: start + wanted.length };
  }
  return null;
}

function frameSegments(text: string): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let done = 0;
  for (const match of text.matchAll(CONTROL_TOKEN)) {
    if (match.index > done) segments.push({ kind: 'frame', text: text.slice(done, match.index) });
    segments.push({ kind: 'token', text: match[0] });
    done = match.index + match[0].length;
  }
  if (done < text.length) segments.push({ kind: 'frame', text: text.slice(done) });
  return segments;
}
