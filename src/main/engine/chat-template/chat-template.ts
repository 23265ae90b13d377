import { MettleError } from '../../../shared/errors.js';
import type { RuntimeRecord } from '../../../shared/domain/subject.js';
import type { Thinking } from '../../../shared/domain/specification.js';
import type { ChatMessages } from '../engine.js';
import { PlainTextGuard, type MessageTexts, type PromptPiece } from './plain-text.js';
import { compileJinja, type JinjaRenderer } from './render-jinja.js';
import { strftime, TEMPLATE_DATE } from './template-date.js';
import { closeThinking } from './thinking.js';

/** What a subject's own file and tokenizer say about its chat format. */
export interface ChatFormat {
  /** `tokenizer.chat_template`, or null where the file has none. */
  readonly template: string | null;
  /** Text of the token that begins a sequence; empty where there is none. */
  readonly bosToken: string;
  readonly eosToken: string;
  /** Texts that the tokenizer reads as control tokens. */
  readonly specialTokens: readonly string[];
}

/** Turns texts into a prompt. */
type Rendering = (texts: MessageTexts) => string;

/** Renders messages into the exact text that a subject reads. */
export interface ChatRenderer {
  readonly systemRole: RuntimeRecord['systemRole'];
  readonly thinking: RuntimeRecord['thinking'];
  /** The prompt in pieces for the tokenizer. Throws `CHAT_TEMPLATE_FAILED`. */
  pieces(messages: ChatMessages): PromptPiece[];
  /** The prompt as one text. Throws `CHAT_TEMPLATE_FAILED`. */
  text(messages: ChatMessages): string;
}

/**
 * Templates differ in what they take for granted. Tried in this order, and the first that carries the messages is kept: as
 * `apply_chat_template` calls them without tools; with an empty list of tools, where a tool template loops over it; with
 * messages in parts, where a template reads images beside text.
 */
const CALLS = [
  { tools: null, inParts: false },
  { tools: [], inParts: false },
  { tools: null, inParts: true },
] as const;

const SENTINEL: MessageTexts = ['MettleSystemSentinel', 'MettleUserSentinel'];

/**
 * Finds out how a subject's template is to be called. A system text stands in the system role where the template carries
 * it; else it is folded into the first user turn, before an empty line (`folded-into-user`); a file without a template gets
 * system text, user text and `Answer:` as paragraphs (`no-template`). Templates are called with `add_generation_prompt`,
 * with thinking off (`enable_thinking` and `thinking` false) unless the messages ask for it, and with the fixed date of `TEMPLATE_DATE`. Throws
 * `CHAT_TEMPLATE_FAILED` where the template cannot be parsed, or carries no user text.
 */
export function createChatRenderer(format: ChatFormat): ChatRenderer {
  const guard = new PlainTextGuard(format.specialTokens);
  if (format.template === null)
    return renderer(
      guard,
      { off: plainPrompt, on: plainPrompt },
      { systemRole: 'no-template', thinking: 'none' },
    );
  const template = format.template;
  const jinja = compile(template);
  const failures: unknown[] = [];
  for (const call of CALLS) {
    const open: Rendering = (texts) => jinja(variables(format, texts, call, true));
    const render: Rendering = (texts) =>
      closeThinking(jinja(variables(format, texts, call, false)), template).text;
    try {
      const alone = render([null, SENTINEL[1]]);
      if (!alone.includes(SENTINEL[1])) continue;
      const { closed } = closeThinking(jinja(variables(format, [null, SENTINEL[1]], call, false)), template);
      const thinking = closed ? 'closed-block' : 'none';
      // A subject that does not think has one way of answering, whatever it is allowed.
      const thinkingAloud = closed ? open : render;
      if (carriesSystem(render)) {
        return renderer(guard, { off: render, on: thinkingAloud }, { systemRole: 'native', thinking });
      }
      const folded = {
        off: (texts: MessageTexts) => render(fold(texts)),
        on: (texts: MessageTexts) => thinkingAloud(fold(texts)),
      };
      return renderer(guard, folded, { systemRole: 'folded-into-user', thinking });
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  throw failures.length > 0
    ? templateError('cannot be rendered', failures[0])
    : templateError('drops the user message', undefined);
}

/** The prompt of a subject without a chat template. */
function plainPrompt([system, ...turns]: MessageTexts): string {
  const said = turns.map((text, place) => (place % 2 === 0 ? text : `Answer: ${text}`));
  return [...(system === null ? [] : [system]), ...said, 'Answer:'].join('\n\n');
}

function fold([system, user, ...turns]: MessageTexts): MessageTexts {
  return [null, system === null ? user : `${system}\n\n${user}`, ...turns];
}

function carriesSystem(render: (texts: MessageTexts) => string): boolean {
  try {
    const text = render(SENTINEL);
    return SENTINEL.every((sentinel) => sentinel !== null && text.includes(sentinel));
  } catch {
    // A template says by raising an error that it has no system role; the caller folds the text into the user turn.
    return false;
  }
}

function variables(
  format: ChatFormat,
  [system, ...turns]: MessageTexts,
  call: (typeof CALLS)[number],
  thinking: boolean,
): Record<string, unknown> {
  const content = (text: string): unknown => (call.inParts ? [{ type: 'text', text }] : text);
  return {
    messages: [
      ...(system === null ? [] : [{ role: 'system', content: content(system) }]),
      ...turns.map((text, place) => ({
        role: place % 2 === 0 ? 'user' : 'assistant',
        content: content(text),
      })),
    ],
    tools: call.tools,
    documents: null,
    add_generation_prompt: true,
    bos_token: format.bosToken,
    eos_token: format.eosToken,
    enable_thinking: thinking,
    thinking,
    date_string: strftime(TEMPLATE_DATE, '%d %b %Y'),
  };
}

function compile(template: string): JinjaRenderer {
  try {
    return compileJinja(template);
  } catch (thrown) {
    throw templateError('cannot be parsed', thrown);
  }
}

function renderer(
  guard: PlainTextGuard,
  render: Readonly<Record<Thinking, Rendering>>,
  record: Pick<ChatRenderer, 'systemRole' | 'thinking'>,
): ChatRenderer {
  const pieces = ({ system, user, history = [], thinking = 'off' }: ChatMessages): PromptPiece[] => {
    const [first = user, ...turns] = [
      ...history.flatMap((exchange) => [exchange.user, exchange.assistant]),
      user,
    ];
    try {
      return guard.render([system, first, ...turns], render[thinking]);
    } catch (thrown) {
      throw templateError('refuses these messages', thrown);
    }
  };
  return {
    ...record,
    pieces,
    text: (messages) =>
      pieces(messages)
        .map(({ text }) => text)
        .join(''),
  };
}

function templateError(what: string, cause: unknown): MettleError {
  const reason = cause instanceof Error ? `: ${cause.message}` : '.';
  return new MettleError('CHAT_TEMPLATE_FAILED', `The subject's chat template ${what}${reason}`, {
    hint: 'Use a file of this model whose chat template works without tools or images.',
    cause,
  });
}
