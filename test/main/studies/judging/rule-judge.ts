import type { LoadedSubject, ReadoutRequest } from '../../../../src/main/engine/engine.js';
import { FakeEngine } from '../fake-engine.js';

/** How a judge by rule gives probabilities to the labels of a request, in presented order. */
export type Rule = (request: ReadoutRequest) => readonly number[];

/** A judge without a model: it answers every request by a rule, and keeps what it was asked. */
export async function ruleJudge(
  rule: Rule,
): Promise<LoadedSubject & { readonly asked: readonly ReadoutRequest[] }> {
  const asked: ReadoutRequest[] = [];
  const loaded = await new FakeEngine().load('/judges/rule.gguf');
  return {
    ...loaded,
    asked,
    async *readout(requests, signal) {
      for await (const request of requests) {
        if (signal?.aborted === true) return;
        asked.push(request);
        const probabilities = rule(request);
        yield {
          id: request.id,
          promptText: request.messages.user,
          probabilities,
          offOption: 1 - probabilities.reduce((sum, value) => sum + value, 0),
          promptTokens: 1,
          evaluatedTokens: 1,
          milliseconds: 1,
        };
      }
    },
  };
}

/** The label that stands beside an option's text in a prompt. */
function labelOf(user: string, text: string): string {
  return new RegExp(`^(\\d)\\. ${text}$`, 'm').exec(user)?.[1] ?? '';
}

/** Puts .9 on the level that `levelOf` reads from the quoted reply, found by the option's words whatever the order. */
export function reads(words: readonly string[], levelOf: (reply: string) => number): Rule {
  return ({ messages, options }) => {
    const reply = messages.user
      .split('\n')
      .flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []))
      .join('\n');
    const label = labelOf(messages.user, words[levelOf(reply) - 1] ?? '');
    return options.map((option) => (option === label ? 0.9 : 0.02));
  };
}
