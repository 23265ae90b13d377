import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Random } from '../../../src/main/analysis/random.js';
import type { Library } from '../../../src/main/library/load-library.js';
import { composePrompt } from '../../../src/main/personas/compose.js';
import type { Instrument, Item } from '../../../src/shared/domain/instrument.js';
import type { Persona, Wording } from '../../../src/shared/domain/persona.js';
import type { OptionOrder, Template } from '../../../src/shared/domain/template.js';
import type { PromptGroup } from './corpus-file.js';
import { readItem, type Levels } from './design.js';
import { pick } from './pick.js';
import { drawNoise, drawPortrait, drawRequest, NEUTRAL_TEXTS } from './requests.js';
import { TRAINED_LABELS, TRAINED_ORDERS } from './trained-library.js';

/** What a training example or a check stands behind: the system text and what it asks for. */
export interface Situation {
  readonly system: string | null;
  readonly request: Levels;
}

const partsSchema = z.strictObject({
  note: z.string(),
  instructions: z.array(z.string()),
  optionIntroductions: z.array(z.string()),
  optionFormats: z.array(z.tuple([z.string(), z.string()])),
  itemFrames: z.array(z.string()),
  closers: z.array(z.string()),
  breaks: z.array(z.string()),
});
export const TEMPLATE_PARTS = partsSchema.parse(
  JSON.parse(readFileSync(new URL('../training/templates.json', import.meta.url), 'utf8')),
);

const english = (wording: Wording): string => wording.text['en'] as string;

/** What a persona asks of the five traits. */
export function requestOf(persona: Persona): Levels {
  return persona.targets['ipip-neo-120'] ?? {};
}

/** The two corpora of the trunk: made-up requests first, then training-only portraits and scenery as well. */
export const STAGES = ['train', 'refine'] as const;
export type Stage = (typeof STAGES)[number];

/** Draws what stands before an item, from the shipped texts that are not held out and from training-only ones. */
export function situationDrawer(library: Library, stage: Stage): (random: Random) => Situation {
  const trained = (texts: Iterable<{ wordings: readonly Wording[] }>): string[] =>
    [...texts].flatMap((text) => text.wordings.filter((wording) => !wording.heldOut).map(english));
  const neutrals = trained(library.neutrals.values());
  const placebos = trained(library.placebos.values());
  const roles = trained(library.roles.values());
  const personas = [...library.personas.values()].flatMap((persona) =>
    persona.wordings
      .filter((wording) => !wording.heldOut)
      .map((wording) => ({ text: english(wording), request: requestOf(persona) })),
  );
  const refining = stage === 'refine';
  const scenery = refining ? NEUTRAL_TEXTS : [];
  const sentences = [...placebos, ...roles, ...neutrals, ...scenery].flatMap((text) =>
    text.split(/(?<=[.?!]) /),
  );
  const plain = (text: string): Situation => ({ system: text, request: {} });
  return (random) => {
    const draw = random.next();
    if (draw < 0.05) return { system: null, request: {} };
    if (draw < 0.1) return plain(pick(random, neutrals));
    if (draw < 0.14) return plain(pick(random, placebos));
    if (draw < 0.2) return plain(pick(random, roles));
    if (refining && draw < 0.25) return plain(pick(random, NEUTRAL_TEXTS));
    if (draw < (refining ? 0.31 : 0.28)) return plain(drawNoise(random, sentences));
    if (draw < 0.48) {
      const { text, request } = pick(random, personas);
      return { system: random.next() < 0.3 ? `${pick(random, roles)}\n${text}` : text, request };
    }
    const { text, levels } = refining && draw < 0.75 ? drawPortrait(random) : drawRequest(random);
    const role = random.next();
    if (role < 0.12) return { system: `${pick(random, roles)}\n${text}`, request: levels };
    if (role < 0.2) return { system: `${pick(random, sentences)} ${text}`, request: levels };
    return { system: text, request: levels };
  };
}

/** Draws a shipped template that is not held out, or a training-only one. */
export function templateDrawer(library: Library): (random: Random) => Template {
  const shipped = [...library.templates.values()].filter((template) => !template.heldOut);
  return (random) => (random.next() < 0.45 ? pick(random, shipped) : drawTemplate(random));
}

function drawTemplate(random: Random): Template {
  const parts = TEMPLATE_PARTS;
  const [option, separator] = pick(random, parts.optionFormats);
  const options = [pick(random, parts.optionIntroductions), '{options}']
    .filter((text) => text !== '')
    .join(separator === '\n' ? '\n' : ' ');
  const instruction = [
    pick(random, parts.instructions),
    random.next() < 0.4 ? pick(random, parts.instructions) : '',
  ];
  const itemFrame = pick(random, parts.itemFrames);
  const closer = pick(random, parts.closers);
  const order =
    random.next() < 0.15
      ? [...instruction, itemFrame, options, closer]
      : [...instruction, options, itemFrame, closer];
  const broken = pick(random, parts.breaks);
  const user = order.filter((text) => text !== '').join(separator === '\n' && broken === ' ' ? '\n' : broken);
  return {
    id: 'training',
    name: 'Training only',
    heldOut: false,
    labels: pick(random, TRAINED_LABELS),
    text: { en: { user, option, separator } },
  };
}

/** `count` different items of one instrument under one situation, by the program's own composer. */
export function drawGroup(
  random: Random,
  situation: Situation,
  template: Template,
  instruments: readonly Instrument[],
  count: number,
): PromptGroup {
  const { instrument, items, order } = drawItems(random, instruments, count);
  return {
    ...situation,
    prompts: items.map((item) => ({
      composed: composePrompt({ system: situation.system }, template, instrument, item, order, 'en'),
      reading: readItem(instrument, item),
    })),
  };
}

/** An order and `count` different items of one instrument. */
function drawItems(
  random: Random,
  instruments: readonly Instrument[],
  count: number,
): { instrument: Instrument; items: Item[]; order: OptionOrder } {
  const instrument = pick(random, instruments);
  const items = [...instrument.items];
  for (let index = 0; index < count; index++) {
    const other = index + random.integer(items.length - index);
    [items[index], items[other]] = [items[other] as Item, items[index] as Item];
  }
  return { instrument, items: items.slice(0, count), order: pick(random, TRAINED_ORDERS) };
}
