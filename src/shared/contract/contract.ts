import type { z } from 'zod';
import { applicationCalls } from './application.js';
import { bundleCalls } from './bundles.js';
import { designCalls } from './designs.js';
import { downloadCalls } from './downloads.js';
import type { CallDefinition, Reply } from './definition.js';
import type { EventName, EventPayload } from './events.js';
import { libraryCalls } from './library.js';
import { responseCalls } from './responses.js';
import { resultCalls } from './results.js';
import { runCalls } from './runs.js';
import { studyCalls } from './studies.js';
import { subjectCalls } from './subjects.js';

/** Every call that a window may make, by name. There is no other way into the core. */
export const CALLS = {
  ...applicationCalls,
  ...subjectCalls,
  ...downloadCalls,
  ...libraryCalls,
  ...designCalls,
  ...studyCalls,
  ...runCalls,
  ...resultCalls,
  ...responseCalls,
  ...bundleCalls,
} satisfies Record<string, CallDefinition>;

export type CallName = keyof typeof CALLS;
export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

/** What a caller gives. */
export type CallInput<Name extends CallName> = z.input<(typeof CALLS)[Name]['input']>;
/** What a handler receives: the input once it was checked. */
export type CheckedInput<Name extends CallName> = z.output<(typeof CALLS)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof CALLS)[Name]['output']>;

/** The main side of the contract: one function a call. What it throws becomes an `ErrorShape`. */
export type Handlers = {
  readonly [Name in CallName]: (input: CheckedInput<Name>) => Promise<CallOutput<Name>>;
};

/** Tells every window of an event. */
export type Announce = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/**
 * What the preload script puts on the page as `window.mettle`, and all that the page gets. Replies and events arrive as they
 * were sent; the page checks them.
 */
export interface Bridge {
  readonly call: { readonly [Name in CallName]: (input: CallInput<Name>) => Promise<Reply<unknown>> };
  /** Calls `listener` on every event until the function returned is called. */
  readonly listen: (listener: (name: EventName, payload: unknown) => void) => () => void;
  /** The path of a file that was dropped on the window, or null where it has none. */
  readonly pathOfFile: (file: unknown) => string | null;
}
