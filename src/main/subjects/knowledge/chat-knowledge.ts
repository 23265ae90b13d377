import type { SubjectDetail } from '../../../shared/contract/subjects.js';
import { MettleError } from '../../../shared/errors.js';
import { createFileRenderer } from '../../engine/chat-template/file-renderer.js';

/** How a subject is spoken to, found out by rendering with its own chat template. */
export interface ChatKnowledge {
  readonly systemRole: SubjectDetail['systemRole'];
  readonly thinking: boolean;
  /** Why its template cannot be used; null where it can. */
  readonly problem: string | null;
}

/**
 * Renders a system and a user text as the engine would, from the file's header alone. A template that cannot be used is
 * reported and not thrown: the subject cannot be loaded, and can be looked at all the same. Throws `FILE_*`, `GGUF_*`.
 */
export async function readChatKnowledge(path: string): Promise<ChatKnowledge> {
  try {
    const { systemRole, thinking } = await createFileRenderer(path);
    return { systemRole, thinking: thinking !== 'none', problem: null };
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code !== 'CHAT_TEMPLATE_FAILED') throw error;
    return { systemRole: 'no-template', thinking: false, problem: error.message };
  }
}
