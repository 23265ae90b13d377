import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { Wording } from '../../../../shared/domain/persona.js';
import type { ChooserGroup, ChooserText } from './text-chooser.js';

interface LibraryText {
  readonly id: string;
  readonly name: string;
  readonly type?: string | undefined;
  readonly wordings: readonly Wording[];
}

/** The texts of one kind, by the file that they stand in; files without such a text are left out. */
export function chooserGroups(
  groups: readonly PersonaGroup[],
  textsOf: (group: PersonaGroup) => readonly LibraryText[],
  shown: { readonly textIn: string | null } = { textIn: null },
): ChooserGroup[] {
  return groups
    .map((group) => ({
      id: group.id,
      name: group.name,
      own: group.origin === 'own',
      texts: textsOf(group).map((text): ChooserText => ({
        id: text.id,
        name: text.name,
        mark: text.type,
        text: shown.textIn === null ? undefined : text.wordings[0]?.text[shown.textIn],
        language: shown.textIn ?? undefined,
      })),
    }))
    .filter(({ texts }) => texts.length > 0);
}

/** The entry of a design's default conditions that stands for no system prompt. */
export const WITHOUT_SYSTEM_PROMPT = 'none';

/** The default conditions to choose from: no system prompt, and the neutral ones, which are few, in one group. */
export function defaultGroups(groups: readonly PersonaGroup[], language: string): ChooserGroup[] {
  const neutrals = chooserGroups(groups, ({ neutrals: texts }) => texts, { textIn: language });
  return [
    {
      id: 'default',
      name: 'Default',
      own: false,
      texts: [
        { id: WITHOUT_SYSTEM_PROMPT, name: 'No system prompt', text: 'The item alone.' },
        ...neutrals.flatMap(({ texts }) => texts),
      ],
    },
  ];
}
