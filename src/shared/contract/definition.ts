import { z } from 'zod';
import { ERROR_CODES, type ErrorShape } from '../errors.js';

/** A call that a door offers: what it takes and what it gives. Both are checked where they arrive. */
export interface CallDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** Defines a call. Calls are collected per feature and intersected in `contract.ts`. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): CallDefinition<Input, Output> {
  return { input, output };
}

/** The input of a call that needs none. */
export const nothingSchema = z.strictObject({});

/** The output of a call that only does something. */
export const doneSchema = z.strictObject({ done: z.literal(true) });

/** The value of `doneSchema`. */
export const DONE = { done: true } as const;

/** The one shape in which an error crosses a boundary, as it is checked on arrival. */
export const errorShapeSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  hint: z.string().exactOptional(),
}) satisfies z.ZodType<ErrorShape>;

/** What comes back from a call through a door: its value, or why there is none. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorShape };

/** A reply on arrival; the value is checked by the call's own output schema. */
export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: errorShapeSchema }),
]);
