/** Progress of a run, per subject. */
export interface Progress {
  readonly subject: string;
  readonly done: number;
  readonly total: number;
  /** Responses per second, over the last while. */
  readonly rate: number;
  /** Seconds left at that rate; null while unknown. */
  readonly secondsLeft: number | null;
  /** Tokens that llama.cpp evaluated per second (prompt and generated), over the last while. */
  readonly tokensPerSecond: number;
}
