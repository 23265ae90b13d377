import type { PresentedOption } from '../../../shared/domain/cell.js';

/** An option as far as an answer's text can name it. */
export type AnswerOption = Pick<PresentedOption, 'label' | 'text'>;
