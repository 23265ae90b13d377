import type { DraftDesign } from '../../../../../shared/contract/designs.js';
import type { ProposedSize } from '../../../../../shared/domain/instability/decision.js';
import { templateLanguage, type Template } from '../../../../../shared/domain/template.js';

/** A shortened instrument keeps two items a scale at least. */
const LEAST_ITEMS = 2;
const LEAST_ITEM_ORDERS = 2;

/**
 * A design with the numbers that a decision study proposes, as far as there is something to take: runs where answers are
 * sampled, item orders where several are crossed (two at least, since one alone is no facet), templates of the design's language
 * from the library beside its own, and fewer items a scale by shortening instruments (a quick study). Items beyond those of the instruments there are none.
 */
export function nextDraft(
  design: DraftDesign,
  size: ProposedSize,
  items: number,
  templates: readonly Pick<Template, 'id' | 'text' | 'heldOut'>[],
): { readonly design: DraftDesign; readonly quick: boolean } {
  const others = templates
    .filter(
      (template) =>
        !template.heldOut &&
        templateLanguage(template, design.language) === design.language &&
        !design.templates.includes(template.id),
    )
    .map(({ id }) => id);
  const { administration, instability } = design;
  const crossed = instability?.itemOrders;
  const quick = size.items < items;
  return {
    quick,
    design: {
      ...design,
      templates: [...design.templates, ...others].slice(0, size.templates),
      administration:
        administration.mode === 'sampled' && size.runs !== null
          ? { ...administration, runs: size.runs }
          : administration,
      ...(instability === undefined || crossed === undefined || size.itemOrders === undefined
        ? {}
        : {
            instability: {
              ...instability,
              itemOrders: { ...crossed, count: Math.max(LEAST_ITEM_ORDERS, size.itemOrders) },
            },
          }),
      ...(quick ? { quickItemsPerScale: Math.max(LEAST_ITEMS, size.items) } : {}),
    },
  };
}
