import { describeGguf } from '../gguf/inspect-gguf.js';
import { readControlTokens } from '../gguf/read-vocabulary.js';
import { createChatRenderer, type ChatRenderer } from './chat-template.js';

/**
 * Renders messages as the subject in this file reads them, from the file's header alone: nothing is loaded. Throws `FILE_*`,
 * `GGUF_*` and `CHAT_TEMPLATE_FAILED`.
 */
export async function createFileRenderer(path: string): Promise<ChatRenderer> {
  const { file, header } = await describeGguf(path);
  return createChatRenderer({
    template: file.chatTemplate,
    ...(await readControlTokens(path, header)),
  });
}
