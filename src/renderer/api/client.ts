import type { Bridge, CallInput, CallName, CallOutput } from '../../shared/contract/contract.js';
import type { EventName, EventPayload } from '../../shared/contract/events.js';
import type { MettleError } from '../../shared/errors.js';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly mettle?: Bridge;
  }
}

/**
 * Whether events arrive. `refused`: the door does not know this page's token, and will not; only a new address helps.
 */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

/** A door as the pages see it. */
export interface Client {
  readonly door: 'electron' | 'web';
  /** Throws a `MettleError`: what the core threw, `DOOR_UNREACHABLE`, or `INTERNAL` for a reply that cannot be read. */
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
  /** Calls `listener` on each event of that name, until the function returned is called. */
  readonly listen: <Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
  /** Calls `listener` when events may have been missed, so that everything should be read anew. */
  readonly onGap: (listener: () => void) => () => void;
  /** Calls `listener` on an event that cannot be read. */
  readonly onFault: (listener: (error: MettleError) => void) => () => void;
  readonly connection: () => ConnectionState;
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void;
  /** The path of a file that was dropped on the window; null in a browser, which gives none. */
  readonly pathOfFile: (file: File) => string | null;
  /**
   * The path under which the core reads a bundle that was dropped or chosen; a browser sends it there. Throws a `MettleError`.
   */
  readonly bundlePath: (file: File) => Promise<string>;
  /** An address that serves the bundle of an export once; null where the file lies on the machine of the window. Throws. */
  readonly bundleAddress: (job: string) => Promise<string | null>;
  readonly close: () => void;
}
