import { z } from 'zod';
import { byScale, estimateSchema } from '../figures.js';

/** A resistance of a part of the cells, and their number. */
export const resistanceFigureSchema = estimateSchema.extend({
  cells: z.number(),
});
export type ResistanceFigure = z.infer<typeof resistanceFigureSchema>;

/** A part of the cells by what it was put with; `heldOut` marks texts kept out of the calibration subjects' training. */
export const namedResistanceSchema = resistanceFigureSchema.extend({
  id: z.string(),
  heldOut: z.boolean(),
});
export type NamedResistance = z.infer<typeof namedResistanceSchema>;

/** 1 - mean(clip(α, 0, 1)) over against-default cells of `persona` conditions: 0 full adoption, 1 none. */
export const resistanceFiguresSchema = resistanceFigureSchema.extend({
  /** Share of these cells that moved away from what was asked (α < 0). */
  backfireShare: z.number(),
  byInstrument: z.record(z.string(), resistanceFigureSchema),
  byScale: byScale(resistanceFigureSchema),
  byPersona: z.record(z.string(), resistanceFigureSchema),
  byTemplate: z.array(namedResistanceSchema).readonly(),
  byWording: z.array(namedResistanceSchema).readonly(),
  heldOutTemplates: resistanceFigureSchema.nullable(),
  heldOutWordings: resistanceFigureSchema.nullable(),
  /** The same over `role+persona` conditions, which are never pooled with the rest. */
  rolePersona: resistanceFigureSchema.nullable(),
});
export type ResistanceFigures = z.infer<typeof resistanceFiguresSchema>;
