import { Template } from '@huggingface/jinja';

export const BEGIN = '<|begin|>';
export const END = '<|end|>';
/** Special tokens by id; the pad token never occurs in a prompt. */
export const SPECIAL_TOKENS = ['<|pad|>', BEGIN, END, '<|system|>', '<|user|>', '<|assistant|>'] as const;

/** The chat template in the metadata of every calibration subject; it has a system role. */
export const CHAT_TEMPLATE =
  "{{ bos_token }}{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}";

const template = new Template(CHAT_TEMPLATE);

/** The exact text that a calibration subject sees. */
export function renderCalibrationPrompt(system: string | null, user: string): string {
  const messages = [
    ...(system === null ? [] : [{ role: 'system', content: system }]),
    { role: 'user', content: user },
  ];
  return template.render({ messages, bos_token: BEGIN, eos_token: END, add_generation_prompt: true });
}
